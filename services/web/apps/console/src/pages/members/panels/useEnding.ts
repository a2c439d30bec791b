import { useState } from 'react';
import { useAction } from '../../../forms/useAction';

interface Ending {
  run: (id: string, ended_on: string) => Promise<unknown>;
  stale: readonly string[];
  done: string;
}

/** Ending a spell of a register: which one it is, and what `EndSpell` needs of it. */
export function useEnding<S extends { id: string }>({ run, stale, done }: Ending) {
  const [ending, setEnding] = useState<S>();
  const close = () => setEnding(undefined);
  const end = useAction({
    run: (ended_on: string) => run(ending?.id ?? '', ended_on),
    stale,
    done,
    onDone: close,
    inForm: true,
  });
  const shell = {
    open: ending !== undefined,
    onClose: close,
    onSubmit: end.mutate,
    submitError: end.error,
    loading: end.isPending,
  };
  return { ending, setEnding, shell };
}
