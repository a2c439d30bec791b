import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '@zhibu/api';
import { api } from './client';

export type AboutToEnter = Input<'/api/records/burden/alike', 'post'>;
export type AlikeEntry = Answer<'/api/records/burden/alike', 'post'>['items'][number];

/** What stands there already and may be the same; asked for as soon as a form says enough, and anew every time. */
export const alikeEntries = (about: AboutToEnter | undefined) =>
  queryOptions({
    queryKey: ['/records/burden', 'alike', about],
    queryFn: async ({ signal }): Promise<AlikeEntry[]> => {
      if (!about) return [];
      return (await call(api.POST('/api/records/burden/alike', { body: about, signal }))).items;
    },
    enabled: about !== undefined,
    staleTime: 0,
    retry: false,
  });
