/** One value that an entry of the audit log changed; paths are those of the JSON (`password.min_length`). */
export interface Difference {
  path: string;
  old: unknown;
  new: unknown;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What differs between two recorded states; only one of them may be there. */
export function differences(old: unknown, now: unknown, path = ''): Difference[] {
  if (isPlain(old) || isPlain(now)) {
    const before = isPlain(old) ? old : {};
    const after = isPlain(now) ? now : {};
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], path ? `${path}.${key}` : key),
    );
  }
  return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ path, old, new: now }];
}
