import { type InfiniteData, infiniteQueryOptions, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

/** One page of a list, as every list of the API answers. */
export interface PageOf<T> {
  items: T[];
  next?: string | null;
  total?: number | null;
}

export interface PageRequest {
  limit: number;
  cursor?: string;
}

const LIMIT = 50;
/** How often a list is asked for again while something in it goes on. */
const SOON = 3_000;

interface PagingOptions<T> {
  limit?: number;
  /** Whether something goes on in a row that nobody here has to do anything for. */
  going?: (row: T) => boolean;
}

/**
 * A list that is fetched page by page while somebody scrolls. As long as something in it is going on, it is asked for
 * again and again.
 */
export const paged = <T>(
  queryKey: QueryKey,
  fetchPage: (request: PageRequest, signal: AbortSignal) => Promise<PageOf<T>>,
  { limit = LIMIT, going }: PagingOptions<T> = {},
) =>
  infiniteQueryOptions<PageOf<T>, Error, InfiniteData<PageOf<T>, string | undefined>, QueryKey, string | undefined>({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      fetchPage({ limit, ...(pageParam !== undefined && { cursor: pageParam }) }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    ...(going && {
      refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(going)) ? SOON : false),
    }),
  });

export type PagedOptions<T> = ReturnType<typeof paged<T>>;

export interface Rows<T> {
  rows: readonly T[];
  /** How many there are altogether, where the server counted them. */
  total: number | null;
  loading: boolean;
  /** The rows shown are those of the filters before; the new ones are on their way. */
  stale: boolean;
  error: Error | null;
  more: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

const NONE: readonly never[] = [];

/** The rows fetched so far; with new filters the old ones stay until the new ones are there. */
export function useRows<T>(options: PagedOptions<T>): Rows<T> {
  const query = useInfiniteQuery({ ...options, placeholderData: (before) => before });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? NONE, [data]);
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return {
    rows,
    total: data?.pages[0]?.total ?? null,
    loading: query.isPending,
    stale: query.isPlaceholderData,
    error: query.error,
    more: hasNextPage,
    loadingMore: isFetchingNextPage,
    loadMore,
    retry,
  };
}
