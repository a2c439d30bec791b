import { queryOptions } from '@tanstack/react-query';
import { call, type Input, type Item } from '@zhibu/api';
import { api } from './client';

/** Commendations and honours, by name. */
export const HONOURS = '/records/honours';

export type Honour = Item<'/api/records/honours'>;
export type HonourIn = Input<'/api/records/honours', 'post'>;

/** Whose they are: a member's, or those of a unit itself. */
export type Whose = { member_id: string } | { unit_id: string };

export const honours = (whose: Whose) =>
  queryOptions({
    queryKey: [HONOURS, whose],
    queryFn: async ({ signal }) =>
      (await call(api.GET('/api/records/honours', { params: { query: whose }, signal }))).items,
  });

export const recordHonour = (body: HonourIn) => call(api.POST('/api/records/honours', { body }));

export const withdrawHonour = (id: string) =>
  call(api.DELETE('/api/records/honours/{id}', { params: { path: { id } } }));
