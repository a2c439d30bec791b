import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import type { LedgerEntry } from '../../../api/books';
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

/** Takes an entry back: another one does the opposite, nothing is edited. */
export function ReverseEntryDrawer({ entry, onClose }: { entry: LedgerEntry | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(entry);
  const reverse = useAction({
    run: ({ reason }: Values) => {
      const params = { path: { id: entry?.id ?? '' } };
      const body = { reason: reason.trim() };
      return call(api.POST('/api/records/dues/entries/{id}/reverse', { params, body, ...key }));
    },
    stale: [D],
    done: t('ledger.reversed'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={entry !== undefined}
      title={t('ledger.reverseTitle')}
      onClose={onClose}
      initial={{ reason: '' }}
      onSubmit={(values) => reverse.mutate(values)}
      submitError={reverse.error}
      loading={reverse.isPending}
      submitLabel={t('ledger.reverse')}
      danger
    >
      <p className="drawer-text">
        {entry && t('ledger.reverseWhat', { n: entry.number, amount: fen(entry.amount, locale) })}
      </p>
      <TextField name="reason" label={t('ledger.reason')} required max={200} rows={3} />
    </DrawerForm>
  );
}
