import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, ifMatch } from '@zhibu/api';
import { api } from './client';
import { M } from './meetings';
import { paged } from './paging';
import type { FilterOf } from './types';

export const TALKS = { list: '/records/talks', overview: '/records/talks/overview' } as const;

/** Everything a change of an entry makes old; a meeting that is prepared says who has talked. */
export const TALKS_STALE = [TALKS.list, TALKS.overview, M.meetings] as const;

export type Talk = Item<'/api/records/talks'>;
export type TalkState = Talk['state'];
export type TalkOverview = Answer<'/api/records/talks/overview', 'get'>;
export type TalkClass = TalkOverview['classes'][number];
export type TalkIn = Input<'/api/records/talks', 'post'>;
export type TalkPatch = Input<'/api/records/talks/{id}', 'patch'>;

export const talks = (filter: FilterOf<'/api/records/talks'> = {}) =>
  paged<Talk>([TALKS.list, filter], (page, signal) =>
    call(api.GET('/api/records/talks', { params: { query: { ...filter, ...page } }, signal })),
  );

export const talkOverview = (unit: string, year: number) =>
  queryOptions({
    queryKey: [TALKS.overview, unit, year],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/talks/overview', { params: { query: { unit_id: unit, year } }, signal })),
  });

const at = (of: Talk) => ({ params: { path: { id: of.id }, header: ifMatch(of.version) } });

export const enterTalk = (body: TalkIn, key: string) =>
  call(api.POST('/api/records/talks', { body, headers: { 'Idempotency-Key': key } }));

export const correctTalk = (of: Talk, body: TalkPatch) =>
  call(api.PATCH('/api/records/talks/{id}', { ...at(of), body }));

export const withdrawTalk = (of: Talk) => call(api.POST('/api/records/talks/{id}/withdraw', at(of)));

export const answerTalk = (of: Talk, tookPlace: boolean) =>
  call(api.POST('/api/records/talks/{id}/answer', { ...at(of), body: { took_place: tookPlace } }));
