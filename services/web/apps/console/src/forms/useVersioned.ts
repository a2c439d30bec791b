import { useMemo, useState } from 'react';
import { isStale } from '../api/problems';
import { clash, onTop, patchOf } from './patch';
import { useAction } from './useAction';

export interface Conflict<V> {
  theirs: V;
  mine: V;
  /** Fields the other person changed, and those both changed. */
  changed: (keyof V)[];
  both: (keyof V)[];
}

interface VersionedOptions<R extends { version: number }, V extends object> {
  record: R;
  /** Whether the form is open: until it opens anew, the record counts as it was then, whatever is fetched meanwhile. */
  opened?: boolean;
  toValues: (record: R) => V;
  /** Reads the record anew, past the cache. */
  reload: () => Promise<R>;
  /** What the form changed; by default every field that differs. */
  toPatch?: (before: V, after: V) => object;
  save: (version: number, patch: object) => Promise<R>;
  stale: readonly string[];
  done: string;
  onDone: (record: R | undefined) => void;
}

interface Versioned<V> {
  submit: (values: V) => void;
  loading: boolean;
  error: Error | null;
  conflict: Conflict<V> | undefined;
  /** Saves my changes on top of the other person's. */
  resolve: () => void;
  /** Forgets the attempt: its problem and its conflict. */
  reset: () => void;
}

/**
 * Saves what somebody changed in a record, and only that, with the version they saw. Where somebody else was quicker,
 * it finds out what they changed and lets the person decide.
 */
export function useVersioned<R extends { version: number }, V extends object>(
  options: VersionedOptions<R, V>,
): Versioned<V> {
  const { record, opened, toValues, toPatch = patchOf, reload, save, stale, done, onDone } = options;
  const [conflict, setConflict] = useState<(Conflict<V> & { latest: R; before: V }) | undefined>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: as it was when the form opened
  const seen = useMemo(() => record, [opened ?? record]);

  const action = useAction<V, R | undefined>({
    run: async (values) => {
      const before = conflict?.before ?? toValues(seen);
      // once somebody knows of the conflict, every way of saving is on top of the other person's version
      const { version } = conflict?.latest ?? seen;
      const patch = conflict
        ? toPatch(conflict.theirs, onTop(before, conflict.theirs, values))
        : toPatch(before, values);
      if (Object.keys(patch).length === 0) return undefined;
      try {
        return await save(version, patch);
      } catch (error) {
        if (!isStale(error)) throw error;
        const latest = await reload();
        const theirs = toValues(latest);
        setConflict({ latest, before, theirs, mine: values, ...clash(before, theirs, values) });
        throw error;
      }
    },
    stale,
    done,
    onDone: (saved) => {
      setConflict(undefined);
      onDone(saved);
    },
    inForm: true,
  });

  return {
    submit: (values) => action.mutate(values),
    loading: action.isPending,
    error: conflict ? null : action.error,
    conflict,
    resolve: () => conflict && action.mutate(conflict.mine),
    reset: () => {
      setConflict(undefined);
      action.reset();
    },
  };
}
