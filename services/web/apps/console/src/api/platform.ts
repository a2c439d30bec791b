import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';

/** What the platform says to an organisation, grants it, and does in it. */
export const P = {
  announcements: '/identity/announcements',
  entries: '/identity/operator-entries',
  policy: '/identity/operator-entries/policy',
  quotas: '/identity/quotas',
} as const;

export type Announcement = Answer<'/api/identity/announcements', 'get'>[number];
export type OperatorEntry = Item<'/api/identity/operator-entries'>;
export type EntryMode = Input<'/api/identity/operator-entries/policy', 'put'>['mode'];

const at = (id: string) => ({ params: { path: { id } } });
/** How soon somebody notices that an operator has come in. */
const WATCH = 20_000;

export const announcements = () =>
  queryOptions({
    queryKey: [P.announcements],
    queryFn: ({ signal }) => call(api.GET('/api/identity/announcements', { signal })),
    staleTime: 5 * 60_000,
  });

export const dismiss = (id: string) => call(api.POST('/api/identity/announcements/{id}/dismiss', at(id)));

export const operatorEntries = () =>
  paged<OperatorEntry>([P.entries, 'list'], (page, signal) =>
    call(api.GET('/api/identity/operator-entries', { params: { query: page }, signal })),
  );

/** Operators who look in now, or wait to be let in. */
export const goingEntries = () =>
  queryOptions({
    queryKey: [P.entries, 'going'],
    queryFn: async ({ signal }) => {
      const query = { going: true, limit: 20 };
      return (await call(api.GET('/api/identity/operator-entries', { params: { query }, signal }))).items;
    },
    refetchInterval: WATCH,
  });

export const approveEntry = (id: string) => call(api.POST('/api/identity/operator-entries/{id}/approve', at(id)));
export const refuseEntry = (id: string) => call(api.POST('/api/identity/operator-entries/{id}/refuse', at(id)));
export const endEntry = (id: string) => call(api.POST('/api/identity/operator-entries/{id}/end', at(id)));

export const entryPolicy = () =>
  queryOptions({
    queryKey: [P.policy],
    queryFn: ({ signal }) => call(api.GET('/api/identity/operator-entries/policy', { signal })),
  });

export const setEntryPolicy = (mode: EntryMode) =>
  call(api.PUT('/api/identity/operator-entries/policy', { body: { mode } }));

export const quotas = () =>
  queryOptions({
    queryKey: [P.quotas],
    queryFn: ({ signal }) => call(api.GET('/api/identity/quotas', { signal })),
    staleTime: 5 * 60_000,
  });
