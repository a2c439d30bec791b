import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ImportRun, importRun, R } from '../../api/records';

/** Whether work on it goes on by itself. */
export const isMoving = (state: ImportRun['state']): boolean => state === 'reading' || state === 'applying';

const POLL_MS = 2_000;

/** Takes over what the server says of a run while it moves; anything else in the message is not for us. */
export function merged(run: ImportRun, message: unknown): ImportRun {
  if (typeof message !== 'object' || message === null) return run;
  const known: (keyof ImportRun)[] = ['state', 'progress', 'rows_read', 'rows_good', 'rows_refused', 'rows_done'];
  const news = Object.entries(message).filter(([key]) => (known as string[]).includes(key));
  return { ...run, ...Object.fromEntries(news) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A run as it stands, live while it moves: pushed by the server, or asked for every two seconds where the stream does
 * not come through (some proxies hold it back). Everything is on the server, so a reload loses nothing.
 */
export function useImportRun(id: string): { run: ImportRun | undefined; error: Error | null; retry: () => void } {
  const client = useQueryClient();
  const [polling, setPolling] = useState(false);
  const query = useQuery({
    ...importRun(id),
    refetchInterval: ({ state }) => (polling && state.data && isMoving(state.data.state) ? POLL_MS : false),
  });
  const moving = query.data !== undefined && isMoving(query.data.state);

  useEffect(() => {
    if (!moving || polling) return;
    const stream = new EventSource(`/api/records/imports/${encodeURIComponent(id)}/progress`);
    stream.onmessage = (event) => {
      client.setQueryData<ImportRun>(importRun(id).queryKey, (run) => run && merged(run, parsed(event.data)));
    };
    stream.onerror = () => {
      stream.close();
      setPolling(true);
    };
    return () => stream.close();
  }, [client, id, moving, polling]);

  // When it comes to rest the figures and rows are read once more, whole.
  const state = query.data?.state;
  useEffect(() => {
    if (state && !isMoving(state)) {
      setPolling(false);
      void client.invalidateQueries({ queryKey: [R.imports] });
    }
  }, [client, state]);

  return { run: query.data, error: query.error, retry: () => void query.refetch() };
}
