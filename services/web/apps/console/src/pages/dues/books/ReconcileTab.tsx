import { idempotencyKey } from '@zhibu/api';
import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { type Books, type Reconciliation, type ReconciliationItem, reconciliations } from '../../../api/books';
import { D } from '../../../api/dues';
import { upload } from '../../../api/files';
import { useRows } from '../../../api/paging';
import { forget } from '../../../forms/useAction';
import { type T, useI18n } from '../../../i18n';
import { Action, useMay } from '../../../kit/Action';
import { Empty } from '../../../kit/Empty';
import { FileButton } from '../../../kit/FileButton';
import { Refused } from '../../../kit/Refused';
import type { Column } from '../../../table/columns';
import { DataTable } from '../../../table/DataTable';
import { countsText } from './counts';
import { ReconcileFile } from './ReconcileFile';
import '../../../forms/scan.css';

function columnsOf(t: T, locale: Locale, onShow: (row: ReconciliationItem) => void): Column<ReconciliationItem>[] {
  return [
    { key: 'file', title: t('reconcile.file'), width: 220, grow: true, pinned: true, render: (row) => row.file_name },
    { key: 'result', title: t('reconcile.result'), width: 260, grow: true, render: (row) => countsText(t, row.counts) },
    { key: 'at', title: t('reconcile.at'), width: 200, render: (row) => dateTime(row.created_at, locale) },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 90,
      align: 'end',
      render: (row) => (
        <Action size="small" onClick={() => onShow(row)}>
          {t('reconcile.show')}
        </Action>
      ),
    },
  ];
}

/** The file goes up, and its lines are shown at once. */
function useFile(unit: string, onThere: (run: string) => void) {
  const [going, setGoing] = useState<string>();
  const [error, setError] = useState<unknown>();
  const take = async (file: File) => {
    setGoing(file.name);
    setError(undefined);
    const path = `/api/records/dues/units/${unit}/reconciliations`;
    const headers = { 'idempotency-key': idempotencyKey() };
    try {
      const run = await upload<Reconciliation>({ path, file, headers, onProgress: () => undefined }).done;
      await forget([D]);
      onThere(run.id);
    } catch (failure) {
      setError(failure);
    } finally {
      setGoing(undefined);
    }
  };
  return { take, going, error };
}

function Picker({ unit, onThere }: { unit: string; onThere: (run: string) => void }) {
  const { t } = useI18n();
  const { take, going, error } = useFile(unit, onThere);
  const { allowed, why } = useMay('dues.reconcile');
  return (
    <div className="books-list">
      <p>{t('reconcile.lead')}</p>
      {allowed ? (
        <p className="scan-input">
          <FileButton
            label={t('reconcile.upload')}
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            disabled={going !== undefined}
            onFile={(file) => void take(file)}
          />
          <span className="quiet">{t('reconcile.formats')}</span>
        </p>
      ) : (
        <p className="quiet">{why}</p>
      )}
      {going && <p role="status">{t('reconcile.going', { name: going })}</p>}
      <Refused error={error} />
    </div>
  );
}

interface ReconcileTabProps {
  books: Books;
  run: string | undefined;
  onRun: (run: string | undefined) => void;
}

/** Bank files against what is owed: a list of them, or one with its lines. */
export function ReconcileTab({ books, run, onRun }: ReconcileTabProps) {
  const { t, locale } = useI18n();
  const rows = useRows(reconciliations(books.unit_id));
  const columns = useMemo(() => columnsOf(t, locale, (row) => onRun(row.id)), [t, locale, onRun]);
  if (run) return <ReconcileFile id={run} onBack={() => onRun(undefined)} />;
  return (
    <>
      <Picker unit={books.unit_id} onThere={onRun} />
      <DataTable
        label={t('dues.tab.reconcile')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Empty title={t('reconcile.none')} />}
      />
    </>
  );
}
