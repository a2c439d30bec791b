import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { type DelegateSeats, delegateSeats, elections, type Term, terms, unitRequests } from '../../api/elections';
import { session } from '../../api/identity';
import { useRows } from '../../api/paging';
import { may } from '../../app/access';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { RuleOf } from '../../kit/RuleOf';
import { TabLinks } from '../../kit/TabLinks';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { electionColumns, requestColumns, seatsColumns, termColumns } from './columns';
import { AskDrawer, DelegatesDrawer, PlanDrawer } from './drawers';
import './elections.css';

const TABS = ['terms', 'under_way', 'delegates', 'done', 'requests'] as const;
type Tab = (typeof TABS)[number];

interface Search extends Record<string, unknown> {
  tab?: Tab;
}

export const loader = ({ search }: { search: Search }) => {
  const tab = search.tab ?? 'terms';
  if (tab === 'terms') void queryClient.prefetchInfiniteQuery(terms());
  else if (tab === 'delegates') void queryClient.prefetchInfiniteQuery(delegateSeats());
  else if (tab === 'requests') void queryClient.prefetchInfiniteQuery(unitRequests());
  else void queryClient.prefetchInfiniteQuery(elections({ view: tab }));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.elections') }];

/** The terms of all units, those that have to be seen to first. */
function Terms({ onPrepare }: { onPrepare: (term: Term) => void }) {
  const { t, locale } = useI18n();
  const { data: principal } = useQuery(session());
  const plans = principal !== undefined && may(principal, 'elections.plan');
  const rows = useRows(terms());
  const columns = useMemo(() => termColumns(t, locale, onPrepare, plans), [t, locale, onPrepare, plans]);
  return (
    <>
      <DataTable
        label={t('electionTab.terms')}
        rows={rows}
        columns={columns}
        rowKey={(one) => one.unit_id}
        tall
        empty={<Empty title={t('election.noTerms')} />}
      />
      <p className="below-table">
        <RuleOf rule="units.terms" />
      </p>
    </>
  );
}

/** The delegates each unit has to elect. */
function Delegates({ onPrepare }: { onPrepare: (seats: DelegateSeats) => void }) {
  const { t, locale } = useI18n();
  const { data: principal } = useQuery(session());
  const plans = principal !== undefined && may(principal, 'elections.plan');
  const rows = useRows(delegateSeats());
  const columns = useMemo(() => seatsColumns(t, locale, onPrepare, plans), [t, locale, onPrepare, plans]);
  return (
    <DataTable
      label={t('electionTab.delegates')}
      rows={rows}
      columns={columns}
      rowKey={(one) => `${one.congress_id} ${one.unit_id}`}
      tall
      empty={<Empty title={t('congress.noSeats')} />}
    />
  );
}

function Elections({ view }: { view: 'under_way' | 'done' }) {
  const { t, locale } = useI18n();
  const rows = useRows(elections({ view }));
  const columns = useMemo(() => electionColumns(t, locale), [t, locale]);
  return (
    <DataTable
      label={t(`electionTab.${view}`)}
      rows={rows}
      columns={columns}
      rowKey={(one) => one.id}
      tall
      empty={<Empty title={t('election.noElections')} />}
    />
  );
}

function Requests() {
  const { t, locale } = useI18n();
  const rows = useRows(unitRequests());
  const columns = useMemo(() => requestColumns(t, locale), [t, locale]);
  return (
    <DataTable
      label={t('electionTab.requests')}
      rows={rows}
      columns={columns}
      rowKey={(one) => one.id}
      tall
      empty={<Empty title={t('unitRequest.none')} />}
    />
  );
}

/** When which term ends, what is being elected, and which units are to be founded or dissolved. */
export function Page() {
  const { t } = useI18n();
  const { filters } = useFilters<Search>();
  const tab = filters.tab ?? 'terms';
  const [planning, plan] = useState<string | null>();
  const [seats, elect] = useState<DelegateSeats | null>(null);
  const [asking, ask] = useState(false);
  const prepare = useMemo(() => (term: Term) => plan(term.unit_id), []);
  return (
    <Frame
      title={t('nav.elections')}
      lead={t('election.lead')}
      actions={
        tab === 'requests' ? (
          <Action
            type="primary"
            needs="unit_requests.ask"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => ask(true)}
          >
            {t('unitRequest.ask')}
          </Action>
        ) : (
          <Action type="primary" needs="elections.plan" icon={<PlusOutlined aria-hidden />} onClick={() => plan(null)}>
            {t('election.prepare')}
          </Action>
        )
      }
    >
      <TabLinks
        label={t('nav.elections')}
        tabs={TABS.map((one) => ({
          to: pb.elections({ tab: one }),
          label: t(`electionTab.${one}`),
          count: null,
          current: one === tab,
        }))}
      />
      <Panel flush>
        {tab === 'terms' && <Terms onPrepare={prepare} />}
        {tab === 'delegates' && <Delegates onPrepare={elect} />}
        {(tab === 'under_way' || tab === 'done') && <Elections view={tab} />}
        {tab === 'requests' && <Requests />}
      </Panel>
      <PlanDrawer open={planning !== undefined} unit={planning ?? null} onClose={() => plan(undefined)} />
      <DelegatesDrawer seats={seats} onClose={() => elect(null)} />
      <AskDrawer open={asking} onClose={() => ask(false)} />
    </Frame>
  );
}
