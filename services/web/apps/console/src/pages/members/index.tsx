import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { type MemberRow, members } from '../../api/records';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { number } from '../../kit/number';
import { Page as Frame, Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { memberColumns } from './columns';
import { RevealModal } from './drawers';
import { filterOf, type RosterSearch } from './filter';
import { RosterActions } from './RosterActions';
import { RosterFilters } from './RosterFilters';
import type { RevealRequest } from './reveal/RevealModal';

export const loader = ({ search }: { search: RosterSearch }) => {
  void queryClient.prefetchInfiniteQuery(members(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.members') }];

/** The roster: whom one answers for, found by any of the four ways people are looked for. */
export function Page() {
  const { t, locale } = useI18n();
  const go = useGo();
  const { filters, set, clear } = useFilters<RosterSearch>();
  const rows = useRows(members(filterOf(filters)));
  const [asked, setAsked] = useState<RevealRequest>();
  const columns = useMemo(() => memberColumns(t, setAsked), [t]);
  return (
    <Frame
      title={t('nav.members')}
      lead={rows.total === null ? t('roster.lead') : t('roster.total', { total: number(rows.total, locale) })}
      actions={<RosterActions filters={filters} />}
    >
      <Panel flush>
        <RosterFilters filters={filters} set={set} clear={clear} />
        <DataTable
          label={t('nav.members')}
          rows={rows}
          columns={columns}
          rowKey={(row: MemberRow) => row.id}
          sort={filters.sort}
          onSort={(sort) => set({ sort: sort as RosterSearch['sort'] })}
          onOpen={(row) => go(pb.member(row.id))}
          empty={<Empty title={t('roster.none')}>{t('roster.noneWhy')}</Empty>}
        />
      </Panel>
      <RevealModal request={asked} onClose={() => setAsked(undefined)} />
    </Frame>
  );
}
