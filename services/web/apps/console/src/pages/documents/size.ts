import type { Locale } from '@zhibu/i18n';

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A size for people: two or three digits and a unit. */
export function sizeText(bytes: number, locale: Locale): string {
  let [value, at] = [bytes, 0];
  while (value >= 1024 && at < UNITS.length - 1) [value, at] = [value / 1024, at + 1];
  const digits = at === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${UNITS[at]}`;
}
