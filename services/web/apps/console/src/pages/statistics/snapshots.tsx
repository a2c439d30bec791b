import { date, dateTime } from '@zhibu/format';
import { useMemo } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { type Snapshot, snapshots } from '../../api/statistics';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { number } from '../../kit/number';
import { Page as Frame, Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import './statistics.css';

interface Search extends Record<string, unknown> {
  unit?: string;
}

const filterOf = ({ unit }: Search) => (unit ? { unit_id: unit } : {});

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(snapshots(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.statistics'), to: pb.statistics() },
  { label: t('statistics.snapshots') },
];

/** Reports that were frozen, latest first. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters } = useFilters<Search>();
  const rows = useRows(snapshots(filterOf(filters)));
  const columns = useMemo<Column<Snapshot>[]>(
    () => [
      {
        key: 'on',
        title: t('statistics.on'),
        width: 150,
        pinned: true,
        render: (one) => <Go to={pb.statisticsSnapshot(one.id)}>{date(one.on, locale)}</Go>,
      },
      { key: 'unit', title: t('statistics.unit'), width: 220, grow: true, render: (one) => one.unit_name },
      {
        key: 'occasion',
        title: t('statistics.occasion'),
        width: 120,
        render: (one) => t(`statisticsOccasion.${one.occasion}`),
      },
      {
        key: 'members',
        title: t('statistics.members'),
        width: 110,
        align: 'end',
        render: (one) => (typeof one.members === 'number' ? number(one.members, locale) : t('statistics.hidden')),
      },
      { key: 'note', title: t('statistics.note'), width: 200, grow: true, render: (one) => one.note ?? '—' },
      { key: 'frozen', title: t('statistics.frozenAt'), width: 230, render: (one) => dateTime(one.frozen_at, locale) },
    ],
    [t, locale],
  );
  return (
    <Frame title={t('statistics.snapshots')} lead={t('statistics.snapshotsLead')}>
      <Panel flush>
        <DataTable
          label={t('statistics.snapshots')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('statistics.noSnapshots')} />}
        />
      </Panel>
    </Frame>
  );
}
