import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useT } from '../i18n';
import type { Column } from './columns';
import type { DataTableProps } from './DataTable';

/** Cards at a time: more would make a telephone slow and the page endless. */
const PER_PAGE = 20;

function Card<T>({ row, columns }: { row: T; columns: readonly Column<T>[] }) {
  const [head, ...others] = columns.filter((column) => !column.wideOnly);
  // what can be done comes last, wherever it stands in the table
  const rest = [...others].sort((a, b) => Number(a.quiet ?? false) - Number(b.quiet ?? false));
  return (
    <li className="card">
      {head && <div className="card-head">{head.render(row)}</div>}
      <dl>
        {rest.map((column) => (
          <div key={column.key} className={column.quiet ? 'card-actions' : undefined}>
            <dt className={column.quiet ? 'sr' : undefined}>{column.title}</dt>
            <dd>{column.render(row)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** The list on a phone: a card for each record, twenty at a time. */
export function CardList<T>({ label, rows, columns, rowKey }: DataTableProps<T>) {
  const t = useT();
  const [page, setPage] = useState(0);
  const top = useRef<HTMLUListElement>(null);
  const all = rows.rows;
  const last = Math.max(0, Math.ceil(all.length / PER_PAGE) - 1);
  const shown = Math.min(page, last);
  const from = shown * PER_PAGE;
  const cards = all.slice(from, from + PER_PAGE);
  const turn = (to: number) => {
    if (rows.more && (to + 2) * PER_PAGE > all.length) rows.loadMore();
    setPage(to);
    top.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <ul className="cards" aria-label={label} ref={top}>
        {cards.map((row) => (
          <Card key={rowKey(row)} row={row} columns={columns} />
        ))}
      </ul>
      {(last > 0 || rows.more) && (
        <nav className="turner" aria-label={t('table.pages', { label })}>
          <Button disabled={shown === 0} icon={<LeftOutlined aria-hidden />} onClick={() => turn(shown - 1)}>
            {t('table.before')}
          </Button>
          <span>{t('table.range', { from: from + 1, to: from + cards.length, total: rows.total ?? all.length })}</span>
          <Button
            disabled={shown >= last && !rows.more}
            loading={shown >= last && rows.loadingMore}
            icon={<RightOutlined aria-hidden />}
            iconPlacement="end"
            onClick={() => turn(shown + 1)}
          >
            {t('table.after')}
          </Button>
        </nav>
      )}
    </>
  );
}
