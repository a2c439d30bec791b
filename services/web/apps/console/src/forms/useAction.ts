import { type QueryKey, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { queryClient } from '../api/client';
import { isUnderway, problemText } from '../api/problems';
import { useT } from '../i18n';

interface ActionOptions<V, D> {
  run: (values: V) => Promise<D>;
  /** Endpoints whose answers this makes old, by name. */
  stale?: readonly string[];
  /** What to say when it worked. */
  done?: string | ((data: D, values: V) => string);
  onDone?: (data: D, values: V) => void;
  /** A form shows its own problem; a button without a form says it in passing. */
  inForm?: boolean;
}

export const forget = (endpoints: readonly string[]): Promise<unknown> =>
  Promise.all(endpoints.map((name) => queryClient.invalidateQueries({ queryKey: [name] satisfies QueryKey })));

/** A change: it is sent, what it made old is fetched again, and the person hears how it went. */
export function useAction<V = void, D = unknown>(options: ActionOptions<V, D>): UseMutationResult<D, Error, V> {
  const t = useT();
  const { message } = App.useApp();
  const { run, stale = [], done, onDone, inForm = false } = options;
  return useMutation<D, Error, V>({
    mutationFn: run,
    onSuccess: async (data, values) => {
      if (done) void message.success(typeof done === 'function' ? done(data, values) : done);
      onDone?.(data, values);
      await forget(stale);
    },
    onError: (error) => {
      if (!inForm) void message.open({ type: isUnderway(error) ? 'info' : 'error', content: problemText(t, error) });
    },
  });
}
