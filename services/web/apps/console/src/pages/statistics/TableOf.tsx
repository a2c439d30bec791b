import { Button } from 'antd';
import type { StatisticsRow, StatisticsTable } from '../../api/statistics';
import { useI18n } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { Notice } from '../../kit/Notice';
import { number } from '../../kit/number';
import { Panel } from '../../kit/Page';
import { ScrollX } from '../../kit/ScrollX';
import { Bar } from './Bar';

export type Open = (table: StatisticsTable, row: StatisticsRow) => void;

interface RowProps {
  table: StatisticsTable;
  row: StatisticsRow;
  open: Open | undefined;
}

function Count({ table, row, open }: RowProps) {
  const { t, locale } = useI18n();
  if (typeof row.count !== 'number') return <span className="quiet">{t('statistics.hidden')}</span>;
  const count = number(row.count, locale);
  if (!open || !row.opens) return <span className="number">{count}</span>;
  return (
    <Button
      type="link"
      size="small"
      className="number"
      aria-label={t('statistics.names', { row: row.label, count })}
      onClick={() => open(table, row)}
    >
      {count}
    </Button>
  );
}

function Row({ bars, wholes, ...props }: RowProps & { bars: boolean; wholes: boolean }) {
  const { t, locale } = useI18n();
  const { row } = props;
  return (
    <tr>
      <th scope="row">{row.label}</th>
      <td className="end">
        <Count {...props} />
      </td>
      <td className="end number">
        {row.share ?? '—'}
        {wholes && typeof row.of === 'number' && ` ${t('statistics.ofWhole', { of: number(row.of, locale) })}`}
      </td>
      {bars && (
        <td className="share" aria-hidden>
          {typeof row.per_mille === 'number' && <Bar of={row.per_mille} />}
        </td>
      )}
    </tr>
  );
}

/** The check of the balance says in words whether it holds. */
function Check({ of }: { of: StatisticsTable }) {
  const { t } = useI18n();
  const difference = of.rows.find((row) => row.class === 'difference')?.count;
  if (of.theme !== 'balance' || typeof difference !== 'number') return null;
  return difference === 0 ? (
    <Notice tone="good">{t('statistics.balanced')}</Notice>
  ) : (
    <Notice tone="warn">{t('statistics.differs', { n: difference })}</Notice>
  );
}

/** One table of figures with its bars, what it counts and by which rule. */
export function TableOf({ of, open }: { of: StatisticsTable; open?: Open | undefined }) {
  const { t, locale } = useI18n();
  const bars = of.rows.some((row) => typeof row.per_mille === 'number');
  // rows that are parts of different wholes do not add up to anything
  const wholes = of.rows.some((row) => typeof row.of === 'number' && row.of !== of.total);
  return (
    <Panel title={of.label}>
      <Check of={of} />
      <ScrollX label={of.label}>
        <table className="statistics-table">
          <thead>
            <tr>
              <th scope="col">{t('statistics.row')}</th>
              <th scope="col" className="end">
                {t('statistics.count')}
              </th>
              <th scope="col" className="end">
                {t('statistics.share')}
              </th>
              {bars && <td className="share" aria-hidden />}
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row) => (
              <Row key={row.class} table={of} row={row} open={open} bars={bars} wholes={wholes} />
            ))}
          </tbody>
          {of.form !== 'counts' && !wholes && (
            <tfoot>
              <tr>
                <th scope="row">{t('statistics.total')}</th>
                <td className="end number">
                  {typeof of.total === 'number' ? number(of.total, locale) : t('statistics.hidden')}
                </td>
                <td className="end">—</td>
                {bars && <td className="share" aria-hidden />}
              </tr>
            </tfoot>
          )}
        </table>
      </ScrollX>
      <details className="figures-basis">
        <summary>{t('statistics.definition')}</summary>
        <p>{of.definition}</p>
        <Cited basis={of.basis} />
      </details>
    </Panel>
  );
}
