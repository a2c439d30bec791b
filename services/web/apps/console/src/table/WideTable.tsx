import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { type MouseEvent, memo, useEffect } from 'react';
import { useLook } from '../app/preferences';
import { useT } from '../i18n';
import { type Column, nextSort, sortState } from './columns';
import type { DataTableProps } from './DataTable';
import { useScrolled } from './useScrolled';

/** Height of a row and factor of column widths for each text size. */
const SCALE = {
  normal: { row: 44, tall: 60, factor: 1 },
  large: { row: 56, tall: 76, factor: 1.28 },
  larger: { row: 66, tall: 92, factor: 1.55 },
  largest: { row: 80, tall: 116, factor: 2.1 },
};
const FOOTER = 72;
/** With so few rows left to come the next page is fetched. */
const AHEAD = 15;

interface HeadProps<T> {
  column: Column<T>;
  sort: string | undefined;
  onSort: ((sort: string | undefined) => void) | undefined;
}

function Heading<T>({ column, sort, onSort }: HeadProps<T>) {
  const t = useT();
  const word = column.sort;
  const state = word && onSort ? sortState(sort, word) : undefined;
  const className = [column.pinned && 'pinned', column.align && 'end'].filter(Boolean).join(' ');
  return (
    <th scope="col" className={className || undefined} aria-sort={state}>
      {word && onSort ? (
        <button type="button" className="sorter" title={t('table.sort')} onClick={() => onSort(nextSort(sort, word))}>
          {column.title}
          <span className={`arrows ${state}`} aria-hidden>
            <CaretUpFilled />
            <CaretDownFilled />
          </span>
        </button>
      ) : (
        <span className={column.quiet ? 'sr' : undefined}>{column.title}</span>
      )}
    </th>
  );
}

interface RowProps<T> {
  row: T;
  at: number;
  height: number;
  columns: readonly Column<T>[];
  onOpen: ((row: T) => void) | undefined;
}

/** A press on a link or button belongs to that, and marking text is no press. */
const isOwnControl = (event: MouseEvent) =>
  (event.target as Element).closest('a, button, input, label') !== null || (getSelection()?.toString() ?? '') !== '';

function PlainRow<T>({ row, at, height, columns, onOpen }: RowProps<T>) {
  return (
    <tr
      aria-rowindex={at + 2}
      style={{ height }}
      className={onOpen ? 'opens' : undefined}
      onClick={(event) => {
        if (onOpen && !isOwnControl(event)) onOpen(row);
      }}
    >
      {columns.map((column) => (
        <td
          key={column.key}
          className={[column.pinned && 'pinned', column.align && 'end'].filter(Boolean).join(' ') || undefined}
        >
          <div className="cell">{column.render(row)}</div>
        </td>
      ))}
    </tr>
  );
}

const Row = memo(PlainRow) as typeof PlainRow;

const Gap = ({ height, span }: { height: number; span: number }) =>
  height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td colSpan={span} className="gap" />
    </tr>
  ) : null;

/** A real table, of which only the rows in view are drawn. */
export function WideTable<T>({ label, rows, columns, rowKey, sort, onSort, onOpen, tall = false }: DataTableProps<T>) {
  const { size, coarse } = useLook();
  const scale = SCALE[coarse && size === 'normal' ? 'large' : size];
  const height = tall ? scale.tall : scale.row;
  const all = rows.rows;
  const { ref, window: view, onScroll, maxHeight } = useScrolled(height, all.length, label, FOOTER);
  const { more, loadMore } = rows;
  useEffect(() => {
    if (more && view.end > all.length - AHEAD) loadMore();
  }, [more, view.end, all.length, loadMore]);
  const width = columns.reduce((sum, column) => sum + column.width, 0) * scale.factor;
  return (
    <section
      className="table-scroll"
      ref={ref}
      onScroll={onScroll}
      style={{ maxHeight }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      <table aria-label={label} aria-rowcount={(rows.total ?? all.length) + 1} style={{ minWidth: width }}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.grow ? undefined : { width: column.width * scale.factor }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={view.first * height} span={columns.length} />
          {all.slice(view.first, view.end).map((row, at) => (
            <Row key={rowKey(row)} row={row} at={view.first + at} height={height} columns={columns} onOpen={onOpen} />
          ))}
          <Gap height={(all.length - view.end) * height} span={columns.length} />
        </tbody>
      </table>
    </section>
  );
}
