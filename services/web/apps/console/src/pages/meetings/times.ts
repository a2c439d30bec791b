const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** A time of day in Beijing, where every office of the product is, as the API takes it. */
export const moment = (day: string, time: string): string => `${day}T${time}:00+08:00`;

/** `09:30` in Beijing. */
export const timeOf = (instant: string | null | undefined): string => (instant ? CLOCK.format(new Date(instant)) : '');

/** `2026-06-18` in Beijing. */
export const dayOf = (instant: string | null | undefined): string => (instant ? DAY.format(new Date(instant)) : '');
