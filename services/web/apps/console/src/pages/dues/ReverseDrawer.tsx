import { call } from '@zhibu/api';
import { fen, month as monthText } from '@zhibu/format';
import { api } from '../../api/client';
import { D, type Payment } from '../../api/dues';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';

interface Values {
  reason: string;
}

/** Takes a wrong payment back: an entry of its own, nothing is edited. */
export function ReverseDrawer({ payment, onClose }: { payment: Payment | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const reverse = useAction({
    run: ({ reason }: Values) =>
      call(
        api.POST('/api/records/dues/payments/{id}/reverse', {
          params: { path: { id: payment?.id ?? '' } },
          body: { reason: reason.trim() },
        }),
      ),
    stale: [D],
    done: t('dues.reversed'),
    onDone: onClose,
    inForm: true,
  });
  const one = (month: string) => monthText(`${month}-01`, locale);
  const months =
    payment && payment.first_month !== payment.last_month
      ? t('dues.fromTo', { first: one(payment.first_month), last: one(payment.last_month) })
      : one(payment?.first_month ?? '');
  return (
    <DrawerForm<Values>
      open={payment !== undefined}
      title={t('dues.reverseTitle')}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => reverse.mutate(values)}
      submitError={reverse.error}
      loading={reverse.isPending}
      submitLabel={t('dues.reverse')}
      danger
    >
      <p className="drawer-text">{payment && t('dues.reverseWhat', { months, amount: fen(payment.amount, locale) })}</p>
      <TextField name="reason" label={t('dues.reverseReason')} required max={200} rows={3} />
    </DrawerForm>
  );
}
