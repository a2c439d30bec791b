import { date } from '@zhibu/format';
import { Button } from 'antd';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import {
  DEVELOPMENT_STALE,
  type PoolLine,
  type PoolReview,
  pool,
  poolReviews,
  removePoolReview,
} from '../../api/development';
import { useRows } from '../../api/paging';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Facts } from '../../kit/Facts';
import { number } from '../../kit/number';
import { Page as Frame, Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { UnitPicker } from '../../kit/UnitPicker';
import { Failed } from '../../layouts/states';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { PoolReviewDrawer } from './drawers';
import './development.css';

interface Search extends Record<string, unknown> {
  unit?: string;
}

export const loader = ({ search }: { search: Search }) => queryClient.ensureQueryData(pool(search.unit));

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.development'), to: pb.development() },
  { label: t('pool.title') },
];

const SORTS = ['young', 'female', 'ethnic_minority', 'college', 'front_line'] as const;

/** How many there are, and of which sorts. */
function Lines({ lines, young }: { lines: readonly PoolLine[]; young: number }) {
  const { t, locale } = useI18n();
  const people = (n: number) => t('plan.people', { n: number(n, locale) });
  return (
    <ul className="dev-list">
      {lines.map((line) => (
        <li key={line.standing}>
          <h3>{word(t, 'devStanding', line.standing)}</h3>
          <Facts
            facts={[
              { label: t('pool.all'), value: people(line.all) },
              ...SORTS.map((sort) => ({ label: t(`pool.${sort}`, { n: young }), value: people(line[sort]) })),
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

function Review({ of, young, may }: { of: PoolReview; young: number; may: boolean }) {
  const { t, locale } = useI18n();
  const day = date(of.done_on, locale);
  const remove = useAction({
    run: (id: string) => removePoolReview(id),
    stale: DEVELOPMENT_STALE,
    done: t('pool.removed'),
  });
  return (
    <li>
      <p>
        {day}
        {of.doc_no && ` · ${of.doc_no}`}{' '}
        {of.meeting_id && <Go to={pb.meeting(of.meeting_id)}>{t('pool.atMeeting')}</Go>}{' '}
        {may && (
          <Button size="small" aria-label={t('pool.removeLabel', { day })} onClick={() => remove.mutate(of.id)}>
            {t('pool.remove')}
          </Button>
        )}
      </p>
      {of.note && <p className="quiet">{of.note}</p>}
      <details className="dev-others">
        <summary>{t('pool.then')}</summary>
        <Lines lines={of.lines} young={young} />
      </details>
    </li>
  );
}

function Reviews({ unit, young, may }: { unit: string; young: number; may: boolean }) {
  const { t } = useI18n();
  const { rows, error, retry, more, loadMore, loading } = useRows(poolReviews(unit));
  if (error) return <Failed error={error} onRetry={retry} />;
  return (
    <Panel title={t('pool.reviews')}>
      {rows.length === 0 && !loading && <p className="quiet">{t('pool.reviewsNone')}</p>}
      <ul className="dev-list">
        {rows.map((one) => (
          <Review key={one.id} of={one} young={young} may={may} />
        ))}
      </ul>
      {more && <Button onClick={loadMore}>{t('pool.more')}</Button>}
    </Panel>
  );
}

/** The pool of activists (入党积极分子队伍): who is in it, and what a committee made of it. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const of = usePrefetched(pool(filters.unit));
  const [opened, open] = useState(false);
  const due = of.due_by && date(of.due_by, locale);
  return (
    <Frame title={t('pool.title')} lead={t('pool.lead')}>
      <Panel>
        <div className="filters dev-filters">
          <UnitPicker
            aria-label={t('plan.unit')}
            value={of.unit_id}
            onChange={(chosen) => set({ unit: chosen ?? undefined } as Partial<Search>)}
          />
        </div>
      </Panel>
      <Panel
        title={of.unit_name}
        extra={
          due && (
            <Sign tone={of.overdue ? 'bad' : 'wait'}>{t(of.overdue ? 'pool.over' : 'pool.due', { day: due })}</Sign>
          )
        }
      >
        <Lines lines={of.lines} young={of.young_most_age} />
        {of.analyses ? (
          <div className="dev-next-foot">
            <Action
              needs="development.decide"
              blocked={of.may_record ? undefined : t('unit.outOfReach')}
              onClick={() => open(true)}
            >
              {t('pool.record')}
            </Action>
          </div>
        ) : (
          <p className="quiet">{t('pool.above')}</p>
        )}
        {of.analyses && of.every && <p className="quiet">{t('pool.every', { n: of.every })}</p>}
        <RuleBasis rule="development.limits" source={of.source} since={of.since} own={of.own} />
      </Panel>
      <Reviews unit={of.unit_id} young={of.young_most_age} may={of.may_record} />
      {opened && <PoolReviewDrawer open onClose={() => open(false)} of={of} />}
    </Frame>
  );
}
