import { QueryClient } from '@tanstack/react-query';
import { createApi, Problem } from '@zhibu/api';

export const api = createApi();

/** Nobody is helped by asking again for what was refused; what did not arrive is asked for twice more. */
const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && (!(error instanceof Problem) || error.status === 0 || error.status === 503);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: worthRetrying, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
