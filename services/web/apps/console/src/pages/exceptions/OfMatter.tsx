import { date } from '@zhibu/format';
import { useRows } from '../../api/paging';
import { type ExceptionSum, type UnitException, unitExceptions } from '../../api/rules';
import { useI18n } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { number } from '../../kit/number';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { placeOf } from './place';

/** What is told of each unit; what no unit of the matter has gets no column, as the day of a post nobody holds. */
function useColumns({ matter, on }: ExceptionSum, rows: readonly UnitException[]): Column<UnitException>[] {
  const { t, locale } = useI18n();
  const above: Column<UnitException> = {
    key: 'above',
    title: t('exceptions.above'),
    width: 200,
    grow: true,
    render: (one) => one.parent_name ?? '',
  };
  const since: Column<UnitException> = {
    key: 'on',
    title: t('exceptions.since'),
    width: 160,
    render: (one) => date(one.on, locale),
  };
  return [
    {
      key: 'unit',
      title: t('exceptions.unit'),
      width: 220,
      grow: true,
      pinned: true,
      render: (one) => <Go to={pb.unit(one.unit_id)}>{one.unit_name}</Go>,
    },
    ...(rows.some((one) => one.parent_name) ? [above] : []),
    { key: 'count', title: t('exceptions.count'), width: 90, render: (one) => number(one.count, locale) },
    ...(on ? [since] : []),
    {
      key: 'go',
      title: t('common.actions'),
      quiet: true,
      width: 120,
      render: (one) => <Go to={placeOf(matter, one.unit_id)}>{t('exceptions.open')}</Go>,
    },
  ];
}

/** The units that have something of a matter, in the order of the tree, and the rule that decides it. */
export function OfMatter({ of }: { of: ExceptionSum }) {
  const { t } = useI18n();
  const { matter, basis } = of;
  const rows = useRows(unitExceptions(matter));
  const columns = useColumns(of, rows.rows);
  const title = t(`exception.${matter}`);
  return (
    <Panel flush title={title}>
      {basis && (
        <p className="line-basis">
          <Cited basis={basis} />
        </p>
      )}
      <DataTable label={title} rows={rows} rowKey={(one) => one.unit_id} columns={columns} />
    </Panel>
  );
}
