/**
 * What a form changed, in the three states of a PATCH: a field that was left alone is absent, one that was emptied is
 * null, one that was changed has its value. The server then touches nothing else.
 */
export function patchOf<V extends object>(before: V, after: V): Partial<{ [K in keyof V]: V[K] | null }> {
  const changed: Partial<{ [K in keyof V]: V[K] | null }> = {};
  for (const key of Object.keys(after) as (keyof V)[]) {
    const value = tidy(after[key]);
    if (!same(tidy(before[key]), value)) changed[key] = value as V[typeof key] | null;
  }
  return changed;
}

/** Blanks around a text are nobody's intention; a text of nothing is no text. */
export function tidy(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

/** My changes on top of another person's: what I left alone is as they have it. */
export const onTop = <V extends object>(before: V, theirs: V, mine: V): V => ({ ...theirs, ...patchOf(before, mine) });

/** Every text of a form trimmed, what is empty left out: the body of a new record. */
export function bodyOf<V extends object>(values: V): Partial<V> {
  const entries = Object.entries(values).map(([key, value]) => [key, tidy(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as Partial<V>;
}

/** Equal in content; lists of words count as sets, since their order means nothing in a form. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item) => b.includes(item));
  }
  if (isPlain(a) && isPlain(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => same(tidy(a[key]), tidy(b[key])));
  }
  return a === b;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of two people's changes to one record: what the other changed, and where both changed the same field. */
export function clash<V extends object>(before: V, theirs: V, mine: V): { changed: (keyof V)[]; both: (keyof V)[] } {
  const keys = Object.keys(before) as (keyof V)[];
  const changed = keys.filter((key) => !same(tidy(before[key]), tidy(theirs[key])));
  const both = changed.filter(
    (key) => !same(tidy(before[key]), tidy(mine[key])) && !same(tidy(theirs[key]), tidy(mine[key])),
  );
  return { changed, both };
}
