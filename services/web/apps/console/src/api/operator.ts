import { queryOptions } from '@tanstack/react-query';
import { call, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';

export const O = { session: '/identity/operator/session', tenants: '/identity/operator/tenants' } as const;

export type Organisation = Item<'/api/identity/operator/tenants'>;

export const operator = () =>
  queryOptions({
    queryKey: [O.session],
    queryFn: ({ signal }) => call(api.GET('/api/identity/operator/session', { signal })),
    staleTime: 5 * 60_000,
  });

/** Every organisation of the deployment in one answer. */
export const organisations = () =>
  paged<Organisation>([O.tenants], (_, signal) => call(api.GET('/api/identity/operator/tenants', { signal })));

export const suspend = (id: string, reason: string) =>
  call(api.POST('/api/identity/operator/tenants/{id}/suspend', { params: { path: { id } }, body: { reason } }));

export const resume = (id: string) =>
  call(api.POST('/api/identity/operator/tenants/{id}/resume', { params: { path: { id } } }));
