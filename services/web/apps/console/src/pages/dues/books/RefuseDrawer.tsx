import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import type { Remittance } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';

interface Values {
  reason: string;
}

/** It has not arrived, or not like this: the money goes back into the sender's books. */
export function RefuseDrawer({ sent, onClose }: { sent: Remittance | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(sent);
  const refuse = useAction({
    run: ({ reason }: Values) => {
      const params = { path: { id: sent?.id ?? '' } };
      const body = { reason: reason.trim() };
      return call(api.POST('/api/records/dues/remittances/{id}/refuse', { params, body, ...key }));
    },
    stale: [D],
    done: t('remit.refused'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={sent !== undefined}
      title={t('remit.refuseTitle')}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => refuse.mutate(values)}
      submitError={refuse.error}
      loading={refuse.isPending}
      submitLabel={t('remit.refuse')}
      danger
    >
      <p className="drawer-text">{sent && t('remit.refuseWhat', { amount: fen(sent.amount, locale) })}</p>
      <TextField name="reason" label={t('ledger.reason')} required max={200} rows={3} />
    </DrawerForm>
  );
}
