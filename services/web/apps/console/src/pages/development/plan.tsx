import { date } from '@zhibu/format';
import { Select } from 'antd';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { type PlanLine, type Plan as PlanOfYear, plan } from '../../api/development';
import { usePrefetched } from '../../api/prefetched';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Facts } from '../../kit/Facts';
import { number } from '../../kit/number';
import { Page as Frame, Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { today } from '../posts/term';
import { QuotaDrawer } from './drawers';
import './development.css';

interface Search extends Record<string, unknown> {
  unit?: string;
  year?: string;
}

const asked = ({ unit, year }: Search) => plan(year ? Number(year) : undefined, unit);

export const loader = ({ search }: { search: Search }) => queryClient.ensureQueryData(asked(search));

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.development'), to: pb.development() },
  { label: t('plan.title') },
];

/** The years somebody may look at: the next one, and a few that are over. */
const yearsAround = (now: number): number[] => [1, 0, -1, -2, -3, -4].map((offset) => now + offset);

function Standing({ of }: { of: PlanLine }) {
  const { t, locale } = useI18n();
  if (of.over > 0) return <Sign tone="bad">{t('plan.over', { n: number(of.over, locale) })}</Sign>;
  if (of.quota && of.left === 0) return <Sign tone="warn">{t('plan.usedUp')}</Sign>;
  return null;
}

/** What was planned, who has a place, who was admitted, and what is left. */
function Counts({ of }: { of: PlanLine }) {
  const { t, locale } = useI18n();
  const people = (n: number) => t('plan.people', { n: number(n, locale) });
  const given = of.quota ?? undefined;
  return (
    <Facts
      facts={[
        { label: t('plan.quota'), value: given === undefined ? t('plan.none') : people(given) },
        { label: t('plan.handedOn'), value: people(of.handed_on) },
        { label: t('plan.listed'), value: people(of.listed) },
        { label: t('plan.admitted'), value: people(of.admitted) },
        { label: t('plan.left'), value: given === undefined ? '—' : people(of.left ?? 0) },
        ...(of.special > 0 ? [{ label: t('plan.special'), value: people(of.special) }] : []),
      ]}
    />
  );
}

function History({ of }: { of: PlanLine }) {
  const { t, locale } = useI18n();
  if (of.changes.length === 0) return null;
  return (
    <details className="dev-others">
      <summary>{t('plan.history')}</summary>
      <ul className="dev-list">
        {of.changes.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: decisions are only added
          <li key={at}>
            {t('plan.changeLine', { day: date(one.decided_on, locale), n: number(one.quota, locale) })}
            {one.doc_no && ` · ${one.doc_no}`}
            {one.reason && ` · ${one.reason}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface SetButtonProps {
  of: PlanLine;
  /** Why it cannot be set, where it cannot. */
  why: string | undefined;
  first: string;
  set: (of: PlanLine) => void;
}

function SetButton({ of, why, first, set }: SetButtonProps) {
  const { t } = useI18n();
  const act = typeof of.quota === 'number' ? t('plan.change') : first;
  return (
    <Action
      needs="development.decide"
      blocked={why}
      aria-label={t('plan.setLabel', { act, name: of.unit_name })}
      onClick={() => set(of)}
    >
      {act}
    </Action>
  );
}

function Below({ of, set }: { of: PlanOfYear; set: (of: PlanLine) => void }) {
  const { t } = useI18n();
  const held = typeof of.unit.quota === 'number';
  const why = held ? t('unit.outOfReach') : t('plan.noneSet', { year: of.year });
  return (
    <Panel title={t('plan.below')}>
      {of.below.length === 0 && <p className="quiet">{t('plan.belowNone')}</p>}
      <ul className="dev-list">
        {of.below.map((one) => (
          <li key={one.unit_id}>
            <div className="dev-next-head">
              <h3>
                <Go to={pb.developmentPlan({ unit: one.unit_id, year: String(of.year) })}>{one.unit_name}</Go>
              </h3>
              <Standing of={one} />
              <SetButton of={one} why={of.may_give ? undefined : why} first={t('plan.give')} set={set} />
            </div>
            <Counts of={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The plan of a year (发展党员计划): what a unit was given, and what became of it. */
export function Page() {
  const { t } = useI18n();
  const { filters, set } = useFilters<Search>();
  const of = usePrefetched(asked(filters));
  const [opened, open] = useState<PlanLine>();
  const none = typeof of.unit.quota !== 'number';
  const years = [...new Set([...yearsAround(Number(today().slice(0, 4))), of.year])].sort((a, b) => b - a);
  return (
    <Frame title={t('plan.title')} lead={t('plan.lead')}>
      <Panel>
        <div className="filters dev-filters">
          <UnitPicker
            aria-label={t('plan.unit')}
            value={of.unit.unit_id}
            onChange={(chosen) => set({ unit: chosen ?? undefined } as Partial<Search>)}
          />
          <Select
            aria-label={t('plan.year')}
            value={of.year}
            options={years.map((value) => ({ value, label: t('plan.ofYear', { year: value }) }))}
            onChange={(year) => set({ year: String(year) })}
          />
        </div>
      </Panel>
      <Panel title={of.unit.unit_name} extra={<Standing of={of.unit} />}>
        {none && <p className="quiet">{t(of.may_set ? 'plan.noneSet' : 'plan.noneHint', { year: of.year })}</p>}
        <Counts of={of.unit} />
        {of.unit.special > 0 && <p className="quiet">{t('plan.specialHelp')}</p>}
        <div className="dev-next-foot">
          <SetButton
            of={of.unit}
            why={of.may_set ? undefined : t('unit.outOfReach')}
            first={t('plan.set')}
            set={open}
          />
        </div>
        <History of={of.unit} />
        <RuleBasis rule="development.quota" source={of.rule.source} since={of.rule.since} own={of.rule.own} />
      </Panel>
      <Below of={of} set={open} />
      {opened && <QuotaDrawer open onClose={() => open(undefined)} year={of.year} line={opened} />}
    </Frame>
  );
}
