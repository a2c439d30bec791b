import type { Locale } from '@zhibu/i18n';
import type { Organisation } from '../api/operator';
import type { T } from '../i18n';
import { number } from '../kit/number';

/** How much the people of an organisation entered within thirty days, and about how long it took them. */
export const burdenText = (t: T, locale: Locale, of: Pick<Organisation, 'entries_month' | 'minutes_month'>): string =>
  t('org.burden', { entries: number(of.entries_month, locale), minutes: number(of.minutes_month, locale) });
