import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import type { Remittance } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { ReasonDrawer } from '../../../forms/ReasonDrawer';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';

/** It has not arrived, or not like this: the money goes back into the sender's books. */
export function RefuseDrawer({ sent, onClose }: { sent: Remittance | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(sent);
  const params = { path: { id: sent?.id ?? '' } };
  return (
    <ReasonDrawer
      open={sent !== undefined}
      onClose={onClose}
      title={t('remit.refuseTitle')}
      label={t('ledger.reason')}
      submitLabel={t('remit.refuse')}
      danger
      run={(reason) =>
        call(api.POST('/api/records/dues/remittances/{id}/refuse', { params, body: { reason }, ...key }))
      }
      stale={[D]}
      done={t('remit.refused')}
    >
      <p className="drawer-text">{sent && t('remit.refuseWhat', { amount: fen(sent.amount, locale) })}</p>
    </ReasonDrawer>
  );
}
