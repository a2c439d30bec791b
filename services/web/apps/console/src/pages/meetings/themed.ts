import type { ThemedDay, ThemedDayRule } from '../../api/meetings';
import type { T } from '../../i18n';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A fixed day in words. */
export function fixedText(t: T, { by, day, nth, weekday }: ThemedDayRule): string {
  if (by === 'day_of_month') return t('themed.everyDay', { day: day ?? '' });
  const named = WEEKDAYS.find((one) => one === weekday);
  if (by === 'weekday' && named) {
    return t('themed.everyWeekday', { nth: nth ?? '', weekday: t(`themed.weekday.${named}`) });
  }
  return t('themed.notFixed');
}

/** The next fixed day, today included. */
export const nextDay = (of: Pick<ThemedDay, 'ahead'>, today: string): string | undefined =>
  of.ahead.find((day) => day >= today);

/** The fixed day of a month, where it is still to come. */
export const dayIn = (of: Pick<ThemedDay, 'ahead'>, month: string, today: string): string | undefined =>
  of.ahead.find((day) => day.startsWith(month) && day >= today);
