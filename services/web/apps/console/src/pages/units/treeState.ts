import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { usePrefetched } from '../../api/prefetched';
import { type Unit, unitTree } from '../../api/records';
import { ancestors, search } from '../../units/tree';

const NONE: Unit[] = [];
/** With so few units the whole tree is open at first. */
const SMALL = 60;

/** Which branches are open outlives the page: coming back finds the tree as it was left. */
let remembered: ReadonlySet<string> | undefined;

/** Active units, with those that were dissolved or merged when asked for. */
export function useUnits(closed: boolean): Unit[] {
  const active = usePrefetched(unitTree());
  const dissolved = useQuery({ ...unitTree('dissolved'), enabled: closed }).data ?? NONE;
  const merged = useQuery({ ...unitTree('merged'), enabled: closed }).data ?? NONE;
  return useMemo(() => (closed ? [...active, ...dissolved, ...merged] : active), [closed, active, dissolved, merged]);
}

const startOpen = (units: readonly Unit[]): Set<string> =>
  new Set(units.filter((unit) => units.length <= SMALL || unit.depth <= 1).map((unit) => unit.id));

/** The branches that are open: those left open, those on the way to what is selected, and the way to every hit. */
export function useOpenUnits(units: readonly Unit[], selected: string | undefined, text: string) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => remembered ?? startOpen(units));
  const found = useMemo(() => search(units, text), [units, text]);
  const expanded = useMemo(() => {
    if (text.trim() !== '') return found.shown.map((unit) => unit.id);
    const chosen = units.find((unit) => unit.id === selected);
    return [...open, ...(chosen ? ancestors(units, chosen).map((unit) => unit.id) : [])];
  }, [text, found, open, units, selected]);
  const change = (keys: readonly string[]) => {
    remembered = new Set(keys);
    setOpen(remembered);
  };
  return { found, expanded, change };
}
