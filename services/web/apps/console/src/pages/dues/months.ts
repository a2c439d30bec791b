/** Months as the API writes them: `2026-07`. */

const ZONE = 'Asia/Shanghai';

/** The present month where the offices are. */
export const thisMonth = (now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit' }).format(now).slice(0, 7);

export function plusMonths(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Whether each month follows on the one before, so that one payment can cover them. */
export const inARow = (months: readonly string[]): boolean =>
  months.every((month, at) => at === 0 || month === plusMonths(months[at - 1] ?? '', 1));

export const isMonth = (text: unknown): boolean => typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
