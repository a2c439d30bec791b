import {
  type QueryKey,
  type UseQueryOptions,
  type UseSuspenseQueryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';

/** What a page's loader has already fetched: the page reads it without asking whether it is there. */
export function usePrefetched<Q, E extends Error, T, K extends QueryKey>(
  options: Pick<UseSuspenseQueryOptions<Q, E, T, K>, 'queryKey'> & UseQueryOptions<Q, E, T, K>,
): T {
  const { data, error } = useQuery(options);
  if (data !== undefined) return data;
  if (error) throw error;
  throw new Error(`the loader of this page did not fetch ${JSON.stringify(options.queryKey)}`);
}

/** The same for a query whose rows may still be on their way: the loader must at least have asked. */
export function useStarted(queryKey: QueryKey): void {
  const client = useQueryClient();
  if (import.meta.env.DEV && !client.getQueryState(queryKey)) {
    throw new Error(`the loader of this page did not start ${JSON.stringify(queryKey)}`);
  }
}
