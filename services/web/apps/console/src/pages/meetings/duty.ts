import type { Duty, DutyPeriod } from '../../api/meetings';
import type { T } from '../../i18n';
import type { Tone } from '../../kit/Sign';

/** The sign of a period: the word says it, the colour only repeats it. */
export const TONES: Record<DutyPeriod['state'], Tone> = { done: 'good', missing: 'bad', open: 'wait', ahead: 'plain' };

const monthOf = (yearMonth: string): number => Number(yearMonth.slice(5));

/** 3月 · 第一季度 · 上半年 · 全年; months that make no such part are named by the first and the last. */
export function periodLabel(t: T, period: Pick<DutyPeriod, 'first_month' | 'last_month'>): string {
  const [first, last] = [monthOf(period.first_month), monthOf(period.last_month)];
  const months = last - first + 1;
  if (months === 1) return t('duty.month', { month: first });
  if (months === 3 && first % 3 === 1) return t('duty.quarter', { quarter: (first + 2) / 3 });
  if (months === 6 && first % 6 === 1) return t(first === 1 ? 'duty.firstHalf' : 'duty.secondHalf');
  if (months === 12) return t('duty.year');
  return t('duty.months', { first, last });
}

export interface Owing {
  unit_id: string;
  unit_name: string;
  periods: DutyPeriod[];
}

/** The periods of a duty by who owes them, in the order they come. */
export function byOwner(duty: Pick<Duty, 'periods'>): Owing[] {
  const owners = new Map<string, Owing>();
  for (const period of duty.periods) {
    const owing = owners.get(period.unit_id) ?? { unit_id: period.unit_id, unit_name: period.unit_name, periods: [] };
    owing.periods.push(period);
    owners.set(period.unit_id, owing);
  }
  return [...owners.values()];
}

/**
 * The day a form offers for a period: today where it lies in it, else the end that is nearer to today; and the year it
 * then serves, where the day is in the grace of the year before.
 */
export function dayFor(
  period: Pick<DutyPeriod, 'first_month' | 'until'>,
  today: string,
): { day: string; serves?: number } {
  const first = `${period.first_month}-01`;
  const late = today > period.until ? period.until : today;
  const day = today < first ? first : late;
  const year = Number(first.slice(0, 4));
  return Number(day.slice(0, 4)) > year ? { day, serves: year } : { day };
}
