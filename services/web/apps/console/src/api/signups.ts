import { queryOptions } from '@tanstack/react-query';
import { call, type Item, idempotencyKey } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

export const S = { signups: '/identity/operator/signups' } as const;

export type Signup = Item<'/api/identity/operator/signups'>;
export type SignupFilter = FilterOf<'/api/identity/operator/signups'>;

export const signups = (filter: SignupFilter = {}) =>
  paged<Signup>([S.signups, 'list', filter], (page, signal) =>
    call(api.GET('/api/identity/operator/signups', { params: { query: { ...filter, ...page } }, signal })),
  );

/** How many there are in a state. */
export const signupCount = (state: 'waiting' | 'approving') =>
  queryOptions({
    queryKey: [S.signups, 'count', state],
    queryFn: async ({ signal }) => {
      const query = { state, limit: 1 };
      return (await call(api.GET('/api/identity/operator/signups', { params: { query }, signal }))).total ?? 0;
    },
  });

/** With the telephone of its contact, where one may decide it. */
export const signup = (id: string) =>
  queryOptions({
    queryKey: [S.signups, 'one', id],
    queryFn: ({ signal }) => call(api.GET('/api/identity/operator/signups/{id}', { params: { path: { id } }, signal })),
  });

/** Every question answered with yes is a new order: what could not be set up waits again, and is approved again. */
export const approveSignup = (id: string) =>
  call(
    api.POST('/api/identity/operator/signups/{id}/approve', {
      params: { path: { id } },
      headers: { 'Idempotency-Key': idempotencyKey() },
    }),
  );

export const refuseSignup = (id: string, reason: string, key: string) =>
  call(
    api.POST('/api/identity/operator/signups/{id}/refuse', {
      params: { path: { id } },
      body: { reason },
      headers: { 'Idempotency-Key': key },
    }),
  );
