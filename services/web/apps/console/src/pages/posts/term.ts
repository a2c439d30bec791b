export { today } from '@zhibu/format';

const DAY = 86_400_000;
/** Elections are prepared half a year ahead. */
const REMIND_DAYS = 183;

export type TermState = { kind: 'running' } | { kind: 'soon'; days: number } | { kind: 'over'; days: number };

/** How much of a term is left. The day a term ends is no longer part of it. */
export function termState(endsOn: string, today: string): TermState {
  const days = Math.round((Date.parse(`${endsOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
  if (days <= 0) return { kind: 'over', days: Math.abs(days) };
  return days <= REMIND_DAYS ? { kind: 'soon', days } : { kind: 'running' };
}
