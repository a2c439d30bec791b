import { queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '@zhibu/api';
import { api } from './client';

export const V = { vocabulary: '/identity/vocabulary' } as const;

export type Vocabulary = Answer<'/api/identity/vocabulary', 'get'>;

/** The organisation's own words; they change once in a blue moon. */
export const vocabulary = () =>
  queryOptions({
    queryKey: [V.vocabulary],
    queryFn: ({ signal }) => call(api.GET('/api/identity/vocabulary', { signal })),
    staleTime: 10 * 60_000,
  });
