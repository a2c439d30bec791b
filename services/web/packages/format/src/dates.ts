import type { Locale } from '@zhibu/i18n';

/** Every office in the product works by Beijing time, wherever the browser stands. */
const ZONE = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', options);
  formats.set(key, found);
  return found;
}

/** A business date (`2026-06-18`) has no time zone and must not move by one: it is read as noon UTC. */
function parse(value: string): { at: Date; zone: string } | undefined {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const at = new Date(plain ? `${value}T12:00:00Z` : value);
  return Number.isNaN(at.getTime()) ? undefined : { at, zone: plain ? 'UTC' : ZONE };
}

function show(value: string | null | undefined, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  if (!value) return '';
  const parsed = parse(value);
  return parsed ? format(locale, { ...options, timeZone: parsed.zone }).format(parsed.at) : value;
}

/** 2026年6月18日 · 18 June 2026 */
export const date = (value: string | null | undefined, locale: Locale): string =>
  show(value, locale, { year: 'numeric', month: 'long', day: 'numeric' });

/** 2026年6月 · June 2026 */
export const month = (value: string | null | undefined, locale: Locale): string =>
  show(value, locale, { year: 'numeric', month: 'long' });

/** 2026年6月18日 09:30 · 18 Jun 2026, 09:30: short, for moments stand in columns. */
export const dateTime = (value: string | null | undefined, locale: Locale): string => {
  const day = show(value, locale, { year: 'numeric', month: locale === 'en' ? 'short' : 'long', day: 'numeric' });
  const time = show(value, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return day && (locale === 'en' ? `${day}, ${time}` : `${day} ${time}`);
};

/** Today in Beijing, where every office of the product is. */
export const today = (now = new Date()): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(now);

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening';

/** How people greet each other at this hour; the night belongs to the evening. */
export function partOfDay(now = new Date()): PartOfDay {
  const options = { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' } as const;
  const hour = Number(new Intl.DateTimeFormat('en', options).format(now));
  if (hour < 5 || hour >= 18) return 'evening';
  if (hour < 11) return 'morning';
  return hour < 13 ? 'noon' : 'afternoon';
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** 3小时前 · 3 hours ago; older than a week it is the date. */
export function relative(value: string, locale: Locale, now = Date.now()): string {
  const difference = new Date(value).getTime() - now;
  if (Number.isNaN(difference)) return value;
  if (Math.abs(difference) > 7 * 86_400_000) return date(value, locale);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = STEPS.find(([, size]) => Math.abs(difference) >= size);
  return step ? words.format(Math.trunc(difference / step[1]), step[0]) : words.format(0, 'second');
}

/** Full years between two business dates; 29 February counts as reached on 1 March. */
export function age(since: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(since.slice(0, 4));
  return today.slice(5) < since.slice(5) ? years - 1 : years;
}
