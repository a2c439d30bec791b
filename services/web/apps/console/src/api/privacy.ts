import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, ifMatch } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

export const P = {
  own: '/identity/me/privacy',
  overview: '/identity/privacy/overview',
  consents: '/identity/privacy/consents',
  notices: '/identity/privacy/notices',
  erasures: '/identity/privacy/erasures',
  retention: '/identity/retention',
  purges: '/identity/retention/purges',
  domains: '/identity/domains',
} as const;

export type OwnPrivacy = Answer<'/api/identity/me/privacy', 'get'>;
export type Overview = Answer<'/api/identity/privacy/overview', 'get'>;
export type NoticeVersion = Item<'/api/identity/privacy/notices'>;
export type Erasure = Item<'/api/identity/privacy/erasures'>;
export type ErasureItem = Erasure['items'][number];
export type ErasureOnBehalf = Input<'/api/identity/privacy/erasures', 'post'>;
export type Consent = Item<'/api/identity/privacy/consents'>;
export type ConsentFilter = FilterOf<'/api/identity/privacy/consents'>;
export type ConsentOnBehalf = Input<'/api/identity/privacy/consents', 'post'>;
export type Retention = Answer<'/api/identity/retention', 'get'>;
export type Purge = Item<'/api/identity/retention/purges'>;
export type Domain = Item<'/api/identity/domains'>;

export const ownPrivacy = () =>
  queryOptions({
    queryKey: [P.own],
    queryFn: ({ signal }) => call(api.GET('/api/identity/me/privacy', { signal })),
    staleTime: 10 * 60_000,
  });

export const currentNotice = () =>
  queryOptions({
    queryKey: [P.notices, 'current'],
    queryFn: ({ signal }) => call(api.GET('/api/identity/privacy/notice', { signal })),
  });

export const overview = () =>
  queryOptions({
    queryKey: [P.overview],
    queryFn: ({ signal }) => call(api.GET('/api/identity/privacy/overview', { signal })),
  });

export const notices = () =>
  queryOptions({
    queryKey: [P.notices],
    queryFn: async ({ signal }) =>
      (await call(api.GET('/api/identity/privacy/notices', { params: { query: { limit: 100 } }, signal }))).items,
  });

export const readNotice = (notice: string) =>
  call(api.POST('/api/identity/me/consents', { body: { purpose: 'notice', given: true, notice_id: notice } }));

/** Who agreed to what, the newest first. The log says who looked, so that a page is not asked for again by itself. */
export const consents = (filter: ConsentFilter) => ({
  ...paged<Consent>([P.consents, filter], (page, signal) =>
    call(api.GET('/api/identity/privacy/consents', { params: { query: { ...filter, ...page } }, signal })),
  ),
  staleTime: 10 * 60_000,
});

/** What somebody agreed to, or took back, who cannot say so here. */
export const recordConsent = (body: ConsentOnBehalf, key: string) =>
  call(api.POST('/api/identity/privacy/consents', { body, headers: { 'Idempotency-Key': key } }));

export const publishNotice = (id: string, version: number) =>
  call(api.POST('/api/identity/privacy/notices/{id}/publish', { params: { path: { id }, header: ifMatch(version) } }));

export const patchNotice = (id: string, version: number, body: Input<'/api/identity/privacy/notices/{id}', 'patch'>) =>
  call(api.PATCH('/api/identity/privacy/notices/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));

export const erasures = (state?: Erasure['state']) =>
  paged<Erasure>([P.erasures, state ?? 'all'], (page, signal) =>
    call(
      api.GET('/api/identity/privacy/erasures', { params: { query: { ...(state && { state }), ...page } }, signal }),
    ),
  );

export const retention = () =>
  queryOptions({
    queryKey: [P.retention],
    queryFn: ({ signal }) => call(api.GET('/api/identity/retention', { signal })),
  });

export const purges = () =>
  paged<Purge>([P.purges], (page, signal) =>
    call(api.GET('/api/identity/retention/purges', { params: { query: page }, signal })),
  );

export const domains = () =>
  queryOptions({
    queryKey: [P.domains],
    queryFn: async ({ signal }) => (await call(api.GET('/api/identity/domains', { signal }))).items,
  });
