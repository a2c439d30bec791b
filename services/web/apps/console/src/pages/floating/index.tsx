import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { type FloatingSpell, lostList, stays } from '../../api/records';
import { useI18n, useT } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { Page as Frame, Panel } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { UnitFilter } from '../../kit/UnitFilter';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { ContactDrawer } from '../members/drawers';
import { lostColumns, stayColumns } from './columns';

interface Search extends Record<string, unknown> {
  view?: 'lost';
  unit?: string;
  abroad?: boolean;
}

const openIn = ({ unit }: Search) => ({ open: true, ...(unit && { unit_id: unit }) });

const staysOf = (search: Search) => stays({ ...openIn(search), ...(search.abroad && { abroad: true }) });

export const loader = ({ search }: { search: Search }) => {
  if (search.view === 'lost') void queryClient.prefetchInfiniteQuery(lostList(openIn(search)));
  else void queryClient.prefetchInfiniteQuery(staysOf(search));
};

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.members'), to: pb.members() },
  { label: t('register.stays') },
];

interface PartProps {
  filters: Search;
  set: (change: Partial<Search>) => void;
}

function Unit({ filters, set }: PartProps) {
  const t = useT();
  return (
    <UnitFilter label={t('roster.unit')} value={filters.unit} onChange={(unit) => set({ unit } as Partial<Search>)} />
  );
}

/** Who is away from the own branch now, and of whom abroad the branch is to hear again. */
function Stays({ filters, set }: PartProps) {
  const { t, locale } = useI18n();
  const rows = useRows(staysOf(filters));
  const [noting, note] = useState<FloatingSpell>();
  const columns = useMemo(() => stayColumns(t, locale, note), [t, locale]);
  return (
    <>
      <Panel flush>
        <Filters active={countActive(filters, ['view'])}>
          <Unit filters={filters} set={set} />
          <Checkbox
            checked={filters.abroad ?? false}
            onChange={(event) => set({ abroad: event.target.checked } as Partial<Search>)}
          >
            {t('register.abroadOnly')}
          </Checkbox>
        </Filters>
        <DataTable
          label={t('register.stays')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('register.staysNone')} />}
        />
      </Panel>
      {noting && <ContactDrawer open of={noting} onClose={() => note(undefined)} />}
    </>
  );
}

/** With whom there is no contact now, since when and why. */
function Lost({ filters, set }: PartProps) {
  const { t, locale } = useI18n();
  const rows = useRows(lostList(openIn(filters)));
  const columns = useMemo(() => lostColumns(t, locale), [t, locale]);
  return (
    <Panel flush>
      <Filters active={countActive(filters, ['view', 'abroad'])}>
        <Unit filters={filters} set={set} />
      </Filters>
      <DataTable
        label={t('register.lost')}
        rows={rows}
        columns={columns}
        rowKey={(one) => one.id}
        empty={<Empty title={t('register.lostNobody')} />}
      />
    </Panel>
  );
}

/** The registers of those who are away and of those with whom there is no contact. */
export function Page() {
  const t = useT();
  const { filters, set } = useFilters<Search>();
  const lost = filters.view === 'lost';
  const unit = filters.unit ? { unit: filters.unit } : {};
  return (
    <Frame
      title={t(lost ? 'register.lost' : 'register.stays')}
      lead={t(lost ? 'register.lostLead' : 'register.staysLead')}
    >
      <TabLinks
        label={t('register.both')}
        tabs={[
          { to: pb.floating(unit), label: t('register.stays'), current: !lost },
          { to: pb.floating({ ...unit, view: 'lost' }), label: t('register.lost'), current: lost },
        ]}
      />
      {lost ? <Lost filters={filters} set={set} /> : <Stays filters={filters} set={set} />}
    </Frame>
  );
}
