import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import type { LedgerEntry } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { ReasonDrawer } from '../../../forms/ReasonDrawer';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';

/** Takes an entry back: another one does the opposite, nothing is edited. */
export function ReverseEntryDrawer({ entry, onClose }: { entry: LedgerEntry | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(entry);
  const params = { path: { id: entry?.id ?? '' } };
  return (
    <ReasonDrawer
      open={entry !== undefined}
      onClose={onClose}
      title={t('ledger.reverseTitle')}
      label={t('ledger.reason')}
      submitLabel={t('ledger.reverse')}
      danger
      run={(reason) => call(api.POST('/api/records/dues/entries/{id}/reverse', { params, body: { reason }, ...key }))}
      stale={[D]}
      done={t('ledger.reversed')}
    >
      <p className="drawer-text">
        {entry && t('ledger.reverseWhat', { n: entry.number, amount: fen(entry.amount, locale) })}
      </p>
    </ReasonDrawer>
  );
}
