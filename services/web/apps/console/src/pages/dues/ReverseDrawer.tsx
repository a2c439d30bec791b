import { call } from '@zhibu/api';
import { fen, month as monthText } from '@zhibu/format';
import { api } from '../../api/client';
import { D, type Payment } from '../../api/dues';
import { ReasonDrawer } from '../../forms/ReasonDrawer';
import { useI18n } from '../../i18n';

/** Takes a wrong payment back: an entry of its own, nothing is edited. */
export function ReverseDrawer({ payment, onClose }: { payment: Payment | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const params = { path: { id: payment?.id ?? '' } };
  const one = (month: string) => monthText(`${month}-01`, locale);
  const months =
    payment && payment.first_month !== payment.last_month
      ? t('dues.fromTo', { first: one(payment.first_month), last: one(payment.last_month) })
      : one(payment?.first_month ?? '');
  return (
    <ReasonDrawer
      open={payment !== undefined}
      onClose={onClose}
      title={t('dues.reverseTitle')}
      label={t('dues.reverseReason')}
      submitLabel={t('dues.reverse')}
      danger
      run={(reason) => call(api.POST('/api/records/dues/payments/{id}/reverse', { params, body: { reason } }))}
      stale={[D]}
      done={t('dues.reversed')}
    >
      <p className="drawer-text">{payment && t('dues.reverseWhat', { months, amount: fen(payment.amount, locale) })}</p>
    </ReasonDrawer>
  );
}
