import { useEffect } from 'react';
import type { Rows } from '../../api/paging';

/** Up to how many members a unit is fetched whole, so that its sums are those of everybody. */
const MOST = 2_000;

/** Fetches the pages that are left, one after the other; whether some are still to come. */
export function useWhole<T>({ rows, more, stale, loading, loadingMore, error, loadMore }: Rows<T>): boolean {
  const coming = more && !error && rows.length < MOST;
  const next = coming && !stale && !loading && !loadingMore;
  useEffect(() => {
    if (next) loadMore();
  }, [next, loadMore]);
  return coming;
}
