import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Item, ifMatch } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';

/** The archive and its handovers, by name: a seal or a signature makes all of it old. */
export const A = '/records/archive';

export type ArchiveYears = Answer<'/api/records/units/{id}/archive', 'get'>;
export type ArchiveYear = Answer<'/api/records/units/{id}/archive/{year}', 'get'>;
export type Verdict = Answer<'/api/records/units/{id}/archive/{year}/verify', 'get'>;
export type ExpiredEntry = Item<'/api/records/units/{id}/expired-entries'>;
export type Handovers = Answer<'/api/records/units/{id}/handovers', 'get'>;
export type Handover = Answer<'/api/records/handovers/{id}', 'get'>;

export const archiveYears = (id: string) =>
  queryOptions({
    queryKey: [A, id, 'years'],
    queryFn: ({ signal }) => call(api.GET('/api/records/units/{id}/archive', { params: { path: { id } }, signal })),
  });

const path = (id: string, year: number) => ({ params: { path: { id, year } } });

export const archiveYear = (id: string, year: number) =>
  queryOptions({
    queryKey: [A, id, year],
    queryFn: ({ signal }) => call(api.GET('/api/records/units/{id}/archive/{year}', { ...path(id, year), signal })),
  });

export const seal = (id: string, year: number) =>
  call(api.POST('/api/records/units/{id}/archive/{year}/seal', path(id, year)));

export const breakSeal = (id: string, year: number, reason: string) =>
  call(api.POST('/api/records/units/{id}/archive/{year}/opening', { ...path(id, year), body: { reason } }));

export const verify = (id: string, year: number) =>
  call(api.GET('/api/records/units/{id}/archive/{year}/verify', path(id, year)));

/** What has not to be kept any more of what a unit filed. */
export const expiredEntries = (id: string) =>
  paged<ExpiredEntry>([A, id, 'expired'], (query, signal) =>
    call(api.GET('/api/records/units/{id}/expired-entries', { params: { path: { id }, query }, signal })),
  );

export const handovers = (id: string) =>
  queryOptions({
    queryKey: [A, id, 'handovers'],
    queryFn: ({ signal }) => call(api.GET('/api/records/units/{id}/handovers', { params: { path: { id } }, signal })),
  });

export const handover = (id: string) =>
  queryOptions({
    queryKey: [A, 'handover', id],
    queryFn: ({ signal }) => call(api.GET('/api/records/handovers/{id}', { params: { path: { id } }, signal })),
  });

export const openHandover = (id: string, note: string | null) =>
  call(api.POST('/api/records/units/{id}/handovers', { params: { path: { id } }, body: { note } }));

export const sign = (of: Handover) =>
  call(
    api.POST('/api/records/handovers/{id}/signatures', {
      params: { path: { id: of.id }, header: ifMatch(of.version) },
      body: { sum: of.sum },
    }),
  );
