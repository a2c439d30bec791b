import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Frozen reports, by name: a new one makes the lists old. */
export const S = '/records/statistics';

export type StatisticsChapter = Answer<'/api/records/units/{id}/statistics', 'get'>;
export type StatisticsTable = StatisticsChapter['tables'][number];
export type StatisticsRow = StatisticsTable['rows'][number];
export type Chapter = StatisticsChapter['chapter'];
export type Behind = Item<'/api/records/units/{id}/statistics/behind'>;
export type Snapshot = Item<'/api/records/statistics/snapshots'>;
export type SnapshotDetail = Answer<'/api/records/statistics/snapshots/{id}', 'get'>;
export type Comparison = Answer<'/api/records/statistics/snapshots/{id}/comparison', 'get'>;
export type SnapshotIn = Input<'/api/records/units/{id}/statistics/snapshots', 'post'>;

export interface Days {
  on?: string;
  after?: string;
  public?: boolean;
}

export const chapter = (unit: string, name: Chapter, days: Days) =>
  queryOptions({
    queryKey: [S, 'chapter', unit, name, days],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/records/units/{id}/statistics', {
          params: { path: { id: unit }, query: { chapter: name, ...days } },
          signal,
        }),
      ),
  });

export const behind = (unit: string, filter: FilterOf<'/api/records/units/{id}/statistics/behind'>) =>
  paged<Behind>([S, 'behind', unit, filter], (page, signal) =>
    call(
      api.GET('/api/records/units/{id}/statistics/behind', {
        params: { path: { id: unit }, query: { ...filter, ...page } },
        signal,
      }),
    ),
  );

export const snapshots = (filter: FilterOf<'/api/records/statistics/snapshots'> = {}) =>
  paged<Snapshot>([S, 'snapshots', filter], (page, signal) =>
    call(api.GET('/api/records/statistics/snapshots', { params: { query: { ...filter, ...page } }, signal })),
  );

export const snapshot = (id: string) =>
  queryOptions({
    queryKey: [S, 'snapshot', id],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/statistics/snapshots/{id}', { params: { path: { id } }, signal })),
  });

export const comparison = (id: string) =>
  queryOptions({
    queryKey: [S, 'comparison', id],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/statistics/snapshots/{id}/comparison', { params: { path: { id } }, signal })),
  });

export const freeze = (unit: string, body: SnapshotIn) =>
  call(api.POST('/api/records/units/{id}/statistics/snapshots', { params: { path: { id: unit } }, body }));

const queryOf = (days: Days) => {
  const query = new URLSearchParams();
  if (days.on) query.set('on', days.on);
  if (days.after) query.set('after', days.after);
  if (days.public) query.set('public', 'true');
  return query;
};

/** Where the workbook is fetched. */
export const exportPath = (unit: string, days: Days) => {
  const query = queryOf(days);
  return `/api/records/units/${unit}/statistics/export${query.size > 0 ? `?${query}` : ''}`;
};

/** Where a chapter is fetched for paper. */
export const sheetPath = (unit: string, name: Chapter, days: Days) => {
  const query = queryOf(days);
  query.set('chapter', name);
  return `/api/records/units/${unit}/statistics.pdf?${query}`;
};
