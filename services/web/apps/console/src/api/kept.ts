import type { DataTag, QueryKey } from '@tanstack/react-query';
import { queryClient } from './client';

/**
 * What a change answers is what its page knows from then on: whoever takes the next step at once takes it from there,
 * and not from what stood there before.
 */
export async function kept<D extends { id: string }>(
  query: (id: string) => { queryKey: DataTag<QueryKey, D, Error> },
  answer: Promise<D>,
): Promise<D> {
  const now = await answer;
  queryClient.setQueryData<D>(query(now.id).queryKey as QueryKey, now);
  return now;
}
