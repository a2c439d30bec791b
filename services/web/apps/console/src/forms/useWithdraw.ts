import { useAction } from './useAction';
import { useConfirm } from './useConfirm';

interface Withdrawal {
  run: (id: string) => Promise<unknown>;
  stale: readonly string[];
  /** What is asked about the entry of this title. */
  ask: (title: string) => string;
  effect: string;
  ok: string;
  done: string;
}

/** Takes an entry back, after asking. */
export function useWithdraw({ run, stale, ask, effect, ok, done }: Withdrawal) {
  const confirm = useConfirm();
  const { mutateAsync: withdraw } = useAction({ run, stale, done });
  return (of: { id: string; title: string }) =>
    confirm({ title: ask(of.title), effects: [effect], ok, danger: true, run: () => withdraw(of.id) });
}
