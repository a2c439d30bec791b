import { date } from '@zhibu/format';
import { Select } from 'antd';
import type { Chapter } from '../../api/statistics';
import { type LeavableArea, usePractises } from '../../app/practice';
import { DayInput } from '../../forms/DateField';
import { useI18n, useT } from '../../i18n';
import { Choice } from '../../kit/Choice';
import { TabLinks } from '../../kit/TabLinks';
import { UnitPicker } from '../../kit/UnitPicker';
import { CHAPTERS, pb } from '../../paths';
import { Go } from '../../router/go';
import { useFilters } from '../../router/useFilters';
import { today } from '../posts/term';
import { type Search, shownChapter } from './search';

/** Chapters of work that may be left out. */
const AREA_OF: Partial<Record<Chapter, LeavableArea>> = { pool: 'development', dues: 'dues' };

interface ChoicesProps {
  unit: string | undefined;
  /** The days of earlier reports. */
  cutOffs: readonly string[];
}

/** Of which day: one of an earlier report or any other; and where the span begins. */
function Days({ cutOffs }: { cutOffs: readonly string[] }) {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const setOn = (on: string | null) => set({ on: on === null || on === today() ? undefined : on } as Partial<Search>);
  const days = [...new Set([today(), ...cutOffs, ...(filters.on ? [filters.on] : [])])];
  return (
    <>
      <Select
        aria-label={t('statistics.cutOffs')}
        value={filters.on ?? today()}
        options={days.map((day) => ({ value: day, label: date(day, locale) }))}
        onChange={setOn}
      />
      <div className="pick">
        <DayInput past aria-label={t('statistics.on')} value={filters.on ?? today()} onChange={setOn} />
      </div>
      <div className="pick">
        <DayInput
          past
          aria-label={t('statistics.after')}
          placeholder={t('statistics.after')}
          value={filters.after ?? null}
          onChange={(after) => set({ after: after ?? undefined } as Partial<Search>)}
        />
      </div>
    </>
  );
}

/** Whose statistics are shown, of which day, and whether as others may see them. */
export function Choices({ unit, cutOffs }: ChoicesProps) {
  const t = useT();
  const { filters, set } = useFilters<Search>();
  return (
    <search className="filters">
      <UnitPicker
        className="pick wider"
        aria-label={t('statistics.unit')}
        value={unit}
        onChange={(chosen) => set({ unit: chosen ?? undefined } as Partial<Search>)}
      />
      <Days cutOffs={cutOffs} />
      <Choice
        quiet
        label={t('statistics.shown')}
        value={filters.shown ?? 'full'}
        options={(['full', 'public'] as const).map((one) => ({ value: one, label: t(`statistics.${one}`) }))}
        onChange={(one) => set({ shown: one })}
      />
      <Go to={pb.statisticsSnapshots(unit ? { unit } : {})}>{t('statistics.snapshots')}</Go>
    </search>
  );
}

/** The chapters of what the organisation does. */
export function Chapters({ search }: { search: Search }) {
  const t = useT();
  const practises = usePractises();
  return (
    <TabLinks
      label={t('statistics.chapters')}
      tabs={CHAPTERS.filter((one) => practises(AREA_OF[one])).map((one) => ({
        to: pb.statistics({ ...search, chapter: one }),
        label: t(`statisticsChapter.${one}`),
        current: one === shownChapter(search),
      }))}
    />
  );
}
