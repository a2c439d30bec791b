/** A day as people write it, and as the roster's import reads it: `2026-11-30`, `2026年11月30日`, `20261130`. */
const WRITTEN = /^(\d{4})(?:[-./年－—](\d{1,2})[-./月－—](\d{1,2})|(\d\d)(\d\d))[日号]?$/;

/** The business date of what was typed; none where it says no day, or one that no calendar has. */
export function readDay(text: string): string | undefined {
  const [, year, month, day, mm, dd] = WRITTEN.exec(text.replace(/\s/g, '')) ?? [];
  if (!year) return undefined;
  const read = [year, month ?? mm, day ?? dd].map((part) => part?.padStart(2, '0')).join('-');
  const at = new Date(`${read}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(read) ? read : undefined;
}
