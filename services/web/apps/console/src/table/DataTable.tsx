import type { ReactNode } from 'react';
import type { Rows } from '../api/paging';
import { useLook } from '../app/preferences';
import { useT } from '../i18n';
import { Empty } from '../kit/Empty';
import { Failed } from '../layouts/states';
import { CardList } from './CardList';
import type { Column } from './columns';
import { TableFooter } from './TableFooter';
import { WideTable } from './WideTable';

export interface DataTableProps<T> {
  /** What the table holds, for screen readers. */
  label: string;
  rows: Rows<T>;
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Shown where there is nothing; by default a plain sentence. */
  empty?: ReactNode;
  sort?: string | undefined;
  onSort?: (sort: string | undefined) => void;
  /** A press anywhere on a row that is not a control of its own. */
  onOpen?: (row: T) => void;
  /** Rows with two lines of text. */
  tall?: boolean;
}

function Bones({ rows }: { rows: number }) {
  const t = useT();
  return (
    <div className="bones in-table" role="status">
      <span className="sr">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have no identity
        <i key={at} className="bone" aria-hidden />
      ))}
    </div>
  );
}

/**
 * A list of records: a table on wide screens, cards on phones; loading, empty and failed states included. Of long lists
 * only the rows in view are in the document, and more are fetched while one scrolls.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const t = useT();
  const { narrow } = useLook();
  const { rows, label } = props;
  if (rows.loading) return <Bones rows={8} />;
  if (rows.error && rows.rows.length === 0) return <Failed error={rows.error} onRetry={rows.retry} />;
  if (rows.rows.length === 0) return props.empty ?? <Empty title={t('common.nothing')} />;
  return (
    <div className={rows.stale ? 'data stale' : 'data'} aria-busy={rows.stale}>
      <p className="sr" role="status">
        {rows.total === null ? '' : t('table.found', { label, total: rows.total })}
      </p>
      {narrow ? <CardList {...props} /> : <WideTable {...props} />}
      {!narrow && <TableFooter rows={rows} />}
    </div>
  );
}
