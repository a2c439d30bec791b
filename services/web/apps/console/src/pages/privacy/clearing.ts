import type { Purge } from '../../api/privacy';

type Row = Pick<Purge, 'run' | 'erased'>;

/** The rounds a list tells of. */
export const roundsIn = (rows: readonly Row[]): ReadonlySet<string> => new Set(rows.map((row) => row.run));

/**
 * How much a round erased that was not there before, once every kind of data has its row: each service tells of its
 * own when it is done. None as long as there is no such round.
 */
export function erasedSince(rows: readonly Row[], before: ReadonlySet<string>, classes: number): number | undefined {
  const fresh = new Map<string, Row[]>();
  for (const row of rows) if (!before.has(row.run)) fresh.set(row.run, [...(fresh.get(row.run) ?? []), row]);
  const whole = [...fresh.values()].find((round) => round.length >= classes);
  return whole?.reduce((sum, row) => sum + row.erased, 0);
}
