import type { Unit } from '../../api/records';
import { isWithin } from '../../units/tree';

type Place = Pick<Unit, 'id' | 'path'>;

/** Whether those who answer for the old parent lose what moves: not where the new one is below it. */
export function leavesReach(units: readonly Place[], from: string | null, to: string | null): boolean {
  const find = (id: string | null) => units.find((unit) => unit.id === id);
  const [before, after] = [find(from), find(to)];
  return !before || !after || !isWithin(after, before);
}
