import { date } from '@zhibu/format';
import { Drawer } from 'antd';
import { useMemo } from 'react';
import { useRows } from '../../api/paging';
import { type Behind, behind, type StatisticsRow, type StatisticsTable } from '../../api/statistics';
import { useLook } from '../../app/preferences';
import { useI18n } from '../../i18n';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';

interface Days {
  on: string | undefined;
  after: string | undefined;
}

export interface Figure {
  table: StatisticsTable;
  row: StatisticsRow;
}

/** What a unit did stands in its meetings. */
const OF_MEETINGS: readonly StatisticsTable['theme'][] = ['completion', 'attendance'];

const pathOf = (one: Behind, theme: StatisticsTable['theme']) => {
  if (OF_MEETINGS.includes(theme)) return pb.meetings({ unit: one.unit_id });
  if (one.member_id) return pb.member(one.member_id);
  return one.file_id ? pb.developmentFile(one.file_id) : pb.unit(one.unit_id);
};

interface ListProps extends Days {
  unit: string;
  figure: Figure;
}

function List({ unit, figure, on, after }: ListProps) {
  const { t, locale } = useI18n();
  const { theme } = figure.table;
  const filter = { theme, class: figure.row.class, ...(on && { on }), ...(after && { after }) };
  const rows = useRows(behind(unit, filter));
  const columns = useMemo<Column<Behind>[]>(
    () => [
      {
        key: 'name',
        title: t('statistics.name'),
        width: 140,
        pinned: true,
        render: (one) => <Go to={pathOf(one, theme)}>{one.name}</Go>,
      },
      { key: 'unit', title: t('statistics.place'), width: 200, grow: true, render: (one) => one.unit_name },
      OF_MEETINGS.includes(theme)
        ? {
            key: 'part',
            title: t('statistics.count'),
            width: 130,
            render: (one) => t('statistics.partOf', { n: one.count ?? 0, of: one.of ?? 0 }),
          }
        : {
            key: 'since',
            title: t('statistics.since'),
            width: 130,
            render: (one) => (one.since ? date(one.since, locale) : '—'),
          },
    ],
    [t, locale, theme],
  );
  return (
    <DataTable
      label={figure.row.label}
      rows={rows}
      columns={columns}
      // two employers may have their members in one unit
      rowKey={(one) => one.member_id ?? one.file_id ?? `${one.unit_id} ${one.name}`}
    />
  );
}

interface BehindDrawerProps extends Days {
  unit: string;
  figure: Figure | undefined;
  onClose: () => void;
}

/** The people or units one figure counts. */
export function BehindDrawer({ unit, figure, on, after, onClose }: BehindDrawerProps) {
  const { t } = useI18n();
  const { narrow } = useLook();
  return (
    <Drawer
      open={figure !== undefined}
      onClose={onClose}
      title={figure && t('statistics.whose', { table: figure.table.label, row: figure.row.label })}
      size={narrow ? '100%' : 640}
    >
      {figure && <List unit={unit} figure={figure} on={on} after={after} />}
    </Drawer>
  );
}
