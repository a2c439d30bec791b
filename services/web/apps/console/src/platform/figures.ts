import type { Locale } from '@zhibu/i18n';
import type { Quota } from '../api/operator';
import type { T } from '../i18n';
import { word } from '../i18n';
import { number } from '../kit/number';

const MEGABYTE = 1024 * 1024;

/** Bytes as megabytes, with one place below ten. */
export const megabytes = (bytes: number, locale: Locale): string => {
  const mb = bytes / MEGABYTE;
  return `${number(mb < 10 ? Math.ceil(mb * 10) / 10 : Math.ceil(mb), locale)} MB`;
};

/** A number of a quota with its unit. */
export function quotaText(t: T, locale: Locale, quota: Quota['quota'], value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  if (quota === 'storage') return megabytes(value, locale);
  return `${number(value, locale)} ${word(t, 'quotaUnit', quota)}`.trim();
}
