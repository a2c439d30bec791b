import type { Unit } from '../api/records';

/** Builds a tree from the flat list; a unit whose parent is out of reach stands at the top. Order stays as given. */
export function nest<N>(units: readonly Unit[], make: (unit: Unit, children: N[]) => N): N[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent_id !== null && known.has(unit.parent_id) ? unit.parent_id : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const build = (parent: string | null): N[] => (below.get(parent) ?? []).map((unit) => make(unit, build(unit.id)));
  return build(null);
}

/** The unit itself and everything below it. The path of a unit begins with the paths of all above it. */
export const isWithin = (unit: Pick<Unit, 'path'>, top: Pick<Unit, 'path'>): boolean => unit.path.startsWith(top.path);

export const below = (units: readonly Unit[], top: Unit): Unit[] =>
  units.filter((unit) => unit.id !== top.id && isWithin(unit, top));

/** From the top of the tree down to the unit's parent. */
export function ancestors(units: readonly Unit[], unit: Unit): Unit[] {
  return units
    .filter((other) => other.id !== unit.id && isWithin(unit, other))
    .sort((a, b) => a.path.length - b.path.length);
}

/** The units whose name has the text in it, with the way to them. */
export function search(units: readonly Unit[], text: string): { shown: Unit[]; hits: Set<string> } {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { shown: [...units], hits: new Set() };
  const hits = units.filter((unit) => `${unit.name} ${unit.short_name ?? ''}`.toLowerCase().includes(wanted));
  const shown = units.filter((unit) => hits.some((hit) => isWithin(hit, unit)));
  return { shown, hits: new Set(hits.map((unit) => unit.id)) };
}

/** The units nothing else in the list stands above: one for most people, several for those who answer for some branches. */
export function tops(units: readonly Unit[]): Unit[] {
  const known = new Set(units.map((unit) => unit.id));
  return units.filter((unit) => unit.parent_id === null || !known.has(unit.parent_id));
}
