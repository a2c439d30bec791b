import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import type { Unit } from '../../api/records';
import { answerTalk, TALKS_STALE, type Talk, type TalkState, talkOverview, talks, withdrawTalk } from '../../api/talks';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { StateChoice } from '../../kit/StateChoice';
import { Failed } from '../../layouts/states';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { WhoseYear } from '../meetings/WhoseYear';
import { loadUnit, useUnit } from '../meetings/whose';
import { today } from '../posts/term';
import { namesOf, talkColumns } from './columns';
import { CorrectDrawer, EnterDrawer } from './drawers';
import { YearPanel } from './YearPanel';
import '../meetings/meetings.css';

interface Search extends Record<string, unknown> {
  unit?: string;
  year?: string;
  state?: TalkState | 'all';
}

const STATES = ['all', 'standing', 'objected', 'withdrawn'] as const;

const yearOf = ({ year }: Search): number => Number(year ?? today().slice(0, 4));

const filterOf = (unit: string, search: Search) => ({
  unit_id: unit,
  year: yearOf(search),
  ...(search.state && search.state !== 'all' && { state: search.state }),
});

export const loader = async ({ search }: { search: Search }) => {
  const unit = await loadUnit(search.unit);
  if (!unit) return;
  void queryClient.prefetchQuery(talkOverview(unit.id, yearOf(search)));
  void queryClient.prefetchInfiniteQuery(talks(filterOf(unit.id, search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.meetings'), to: pb.meetings() },
  { label: t('talk.title') },
];

/** The entries of a year, with what may be done with each. */
function Register({ unit, search }: { unit: Unit; search: Search }) {
  const { t, locale } = useI18n();
  const { set } = useFilters<Search>();
  const confirm = useConfirm();
  const rows = useRows(talks(filterOf(unit.id, search)));
  const [correcting, correct] = useState<Talk>();
  const { mutateAsync: take } = useAction({ run: withdrawTalk, stale: TALKS_STALE, done: t('talk.wasWithdrawn') });
  const { mutate: answer } = useAction({
    run: ({ of, tookPlace }: { of: Talk; tookPlace: boolean }) => answerTalk(of, tookPlace),
    stale: TALKS_STALE,
    done: t('common.saved'),
  });
  const columns = talkColumns(t, locale, {
    correct,
    answer: (of, tookPlace) => answer({ of, tookPlace }),
    withdraw: (of) =>
      confirm({
        title: t('talk.withdrawAsk', { names: namesOf(t, of) }),
        effects: [t('talk.withdrawEffect')],
        ok: t('talk.withdraw'),
        danger: true,
        run: () => take(of),
      }),
  });
  return (
    <Panel title={t('talk.allOf', { year: yearOf(search) })} flush>
      <div className="filters">
        <StateChoice
          label={t('account.state')}
          value={search.state ?? 'all'}
          states={STATES}
          called={(state) => t(`talkState.${state}`)}
          onChange={(state) => set({ state })}
        />
      </div>
      <DataTable
        label={t('talk.title')}
        rows={rows}
        columns={columns}
        rowKey={(one) => one.id}
        empty={<Empty title={t('talk.none')} />}
      />
      {correcting && <CorrectDrawer open of={correcting} onClose={() => correct(undefined)} />}
    </Panel>
  );
}

/** The heart-to-heart talks of a branch in a year: what is asked for, who has talked, what is still to be had. */
export function Page() {
  const { t } = useI18n();
  const { filters, set } = useFilters<Search>();
  const [entering, enter] = useState(false);
  const unit = useUnit(filters.unit);
  const year = yearOf(filters);
  const overview = useQuery({ ...talkOverview(unit?.id ?? '', year), enabled: unit !== undefined });
  const years = useMemo(() => [0, 1, 2].map((back) => Number(today().slice(0, 4)) - back), []);
  const blocked = overview.data && !overview.data.names ? t('talk.notKept') : undefined;
  return (
    <Frame
      title={t('talk.title')}
      lead={t('talk.lead')}
      actions={
        unit && (
          <Action
            type="primary"
            needs="meetings.record"
            blocked={blocked}
            icon={<PlusOutlined aria-hidden />}
            onClick={() => enter(true)}
          >
            {t('talk.enter')}
          </Action>
        )
      }
    >
      <WhoseYear unit={unit?.id} year={year} years={years} set={set} />
      {overview.data && <YearPanel of={overview.data} />}
      {overview.error && <Failed error={overview.error} onRetry={() => void overview.refetch()} />}
      {unit ? <Register key={unit.id} unit={unit} search={filters} /> : <Empty title={t('meeting.noUnit')} />}
      {overview.data && <EnterDrawer open={entering} of={overview.data} onClose={() => enter(false)} />}
    </Frame>
  );
}
