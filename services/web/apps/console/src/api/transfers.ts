import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, ifMatch } from '@zhibu/api';
import { api } from './client';
import { kept } from './kept';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Everything about transfers, by name: a step makes all of it old. */
export const X = '/records/transfers';

export type Transfer = Item<'/api/records/transfers'>;
export type TransferDetail = Answer<'/api/records/transfers/{id}', 'get'>;
export type TransferIn = Input<'/api/records/transfers', 'post'>;
export type IncomingIn = Input<'/api/records/transfers/incoming', 'post'>;
export type TransferPatch = Input<'/api/records/transfers/{id}', 'patch'>;
export type StepIn = Input<'/api/records/transfers/{id}/steps', 'post'>;
export type LetterSheet = Answer<'/api/records/transfers/{id}/letter', 'get'>;
export type TransferState = Transfer['state'];
export type TransferRoute = Transfer['route'];
export type NextStep = TransferDetail['next'][number];
export type TakenStep = TransferDetail['steps'][number];
export type Finding = TransferDetail['findings'][number];
export type TransferView = NonNullable<FilterOf<'/api/records/transfers'>['view']>;

export const transfers = (filter: FilterOf<'/api/records/transfers'> = {}) =>
  paged<Transfer>([X, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/transfers', { params: { query: { ...filter, ...page } }, signal })),
  );

export const transfer = (id: string) =>
  queryOptions({
    queryKey: [X, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/transfers/{id}', { params: { path: { id } }, signal })),
  });

export const letterSheet = (id: string) =>
  queryOptions({
    queryKey: [X, id, 'letter'],
    queryFn: ({ signal }) => call(api.GET('/api/records/transfers/{id}/letter', { params: { path: { id } }, signal })),
  });

/** Branches one can move to, by part of their name. */
export const places = (q: string) =>
  queryOptions({
    queryKey: [X, 'places', q],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/transfers/places', { params: { query: q ? { q } : {} }, signal })),
  });

export type Organisation = Answer<'/api/records/transfers/organisations', 'get'>['items'][number];
export type Intake = Answer<'/api/records/transfers/intake', 'get'>;
export type IntakeIn = Input<'/api/records/transfers/intake', 'put'>;

/** Other organisations of the platform that take relations, by part of their name. */
export const organisations = (q: string) =>
  queryOptions({
    queryKey: [X, 'organisations', q],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/transfers/organisations', { params: { query: q ? { q } : {} }, signal })),
  });

/** Whether others may send relations here, and to which committees. */
export const intake = () =>
  queryOptions({
    queryKey: [X, 'intake'],
    queryFn: ({ signal }) => call(api.GET('/api/records/transfers/intake', { signal })),
  });

const at = (of: TransferDetail) => ({ params: { path: { id: of.id }, header: ifMatch(of.version) } });

export const change = (of: TransferDetail, body: TransferPatch) =>
  kept(transfer, call(api.PATCH('/api/records/transfers/{id}', { ...at(of), body })));

export const take = (of: TransferDetail, body: StepIn) =>
  kept(transfer, call(api.POST('/api/records/transfers/{id}/steps', { ...at(of), body })));
