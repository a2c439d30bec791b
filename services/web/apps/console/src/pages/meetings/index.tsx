import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import {
  dutyCalendar,
  followUps,
  type MeetingKind,
  type MeetingState,
  meetings,
  remedyProgress,
} from '../../api/meetings';
import { useRows } from '../../api/paging';
import type { Unit } from '../../api/records';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { StateChoice } from '../../kit/StateChoice';
import { Failed } from '../../layouts/states';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { today } from '../posts/term';
import { meetingColumns } from './columns';
import { DutyPanel } from './DutyPanel';
import { PlanDrawer } from './drawers';
import { FollowUpsPanel } from './FollowUpsPanel';
import { RemediesPanel } from './RemediesPanel';
import { WhoseYear } from './WhoseYear';
import { loadUnit, useUnit } from './whose';
import './meetings.css';

interface Search extends Record<string, unknown> {
  unit?: string;
  year?: string;
  state?: MeetingState | 'all';
}

const STATES = ['all', 'planned', 'held', 'filed', 'cancelled'] as const;

const yearOf = ({ year }: Search): number => Number(year ?? today().slice(0, 4));

const filterOf = (unit: string, search: Search) => ({
  unit_id: unit,
  from: `${yearOf(search)}-01-01`,
  to: `${yearOf(search)}-12-31`,
  ...(search.state && search.state !== 'all' && { state: search.state }),
});

export const loader = async ({ search }: { search: Search }) => {
  const unit = await loadUnit(search.unit);
  if (!unit) return;
  void queryClient.prefetchQuery(dutyCalendar(unit.id, yearOf(search)));
  void queryClient.prefetchInfiniteQuery(meetings(filterOf(unit.id, search)));
  void queryClient.prefetchInfiniteQuery(followUps({ unit_id: unit.id, done: false }));
  void queryClient.prefetchInfiniteQuery(remedyProgress({ unit_id: unit.id }));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.meetings') }];

interface Planning {
  unit: { id: string; name: string };
  kind?: MeetingKind;
  serves?: number;
  day: string;
}

function OfUnit({ unit, search, plan }: { unit: Unit; search: Search; plan: (of: Planning) => void }) {
  const { t, locale } = useI18n();
  const { set } = useFilters<Search>();
  const calendar = useQuery(dutyCalendar(unit.id, yearOf(search)));
  const rows = useRows(meetings(filterOf(unit.id, search)));
  const columns = useMemo(() => meetingColumns(t, locale), [t, locale]);
  return (
    <>
      {calendar.data && <DutyPanel of={calendar.data} plan={plan} />}
      {calendar.error && <Failed error={calendar.error} onRetry={() => void calendar.refetch()} />}
      <Panel title={t('meeting.allOf', { year: yearOf(search) })} flush>
        <div className="filters">
          <StateChoice
            label={t('account.state')}
            value={search.state ?? 'all'}
            states={STATES}
            called={(state) => t(`meetingState.${state}`)}
            onChange={(state) => set({ state })}
          />
        </div>
        <DataTable
          label={t('nav.meetings')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('meeting.none')} />}
        />
      </Panel>
      <FollowUpsPanel unit={unit.id} />
      <RemediesPanel unit={unit.id} />
    </>
  );
}

/** The organisational life of a unit in a year: what is due, what was held, what came of it. */
export function Page() {
  const { t } = useI18n();
  const { filters, set } = useFilters<Search>();
  const [planning, plan] = useState<Planning>();
  const unit = useUnit(filters.unit);
  const thisYear = Number(today().slice(0, 4));
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2];
  return (
    <Frame
      title={t('nav.meetings')}
      lead={t('meeting.lead')}
      actions={
        unit && (
          <>
            <Go to={pb.talks({ unit: unit.id, year: String(yearOf(filters)) })}>{t('talk.title')}</Go>
            <Action
              type="primary"
              needs="meetings.record"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => plan({ unit, day: today() })}
            >
              {t('meeting.plan')}
            </Action>
          </>
        )
      }
    >
      <WhoseYear unit={unit?.id} year={yearOf(filters)} years={years} set={set} />
      {unit ? <OfUnit key={unit.id} unit={unit} search={filters} plan={plan} /> : <Empty title={t('meeting.noUnit')} />}
      {planning && <PlanDrawer open {...planning} onClose={() => plan(undefined)} />}
    </Frame>
  );
}
