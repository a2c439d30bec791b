import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Names of the endpoints of those who run the platform. */
export const O = {
  session: '/identity/operator/session',
  tenants: '/identity/operator/tenants',
  runs: '/identity/operator/runs',
  migrations: '/identity/operator/migrations',
  announcements: '/identity/operator/announcements',
  operators: '/identity/operator/operators',
  entries: '/identity/operator/entries',
  log: '/identity/operator/log',
} as const;

export type Organisation = Item<'/api/identity/operator/tenants'>;
export type OrganisationDetail = Answer<'/api/identity/operator/tenants/{id}', 'get'>;
export type OrganisationIn = Input<'/api/identity/operator/tenants', 'post'>;
export type AdministratorIn = Input<'/api/identity/operator/tenants/{id}/administrators', 'post'>;
export type OrganisationFilter = FilterOf<'/api/identity/operator/tenants'>;
export type Quota = OrganisationDetail['quotas'][number];
export type QuotasIn = Input<'/api/identity/operator/tenants/{id}/quotas', 'put'>;
export type Run = Item<'/api/identity/operator/runs'>;
export type Migrations = Answer<'/api/identity/operator/migrations', 'get'>;
export type PastMigration = Item<'/api/identity/operator/migrations/history'>;
export type OperatorAnnouncement = Item<'/api/identity/operator/announcements'>;
export type AnnouncementIn = Input<'/api/identity/operator/announcements', 'post'>;
export type Operator = Item<'/api/identity/operator/operators'>;
export type OperatorIn = Input<'/api/identity/operator/operators', 'post'>;
export type Entry = Item<'/api/identity/operator/entries'>;
export type EntryIn = Input<'/api/identity/operator/tenants/{id}/entries', 'post'>;
export type LogEntry = Item<'/api/identity/operator/log'>;
export type LogFilter = FilterOf<'/api/identity/operator/log'>;

const at = (id: string) => ({ params: { path: { id } } });
/** What comes twice under a key is done once. */
const under = (key: string) => ({ headers: { 'Idempotency-Key': key } });

export const operator = () =>
  queryOptions({
    queryKey: [O.session],
    queryFn: ({ signal }) => call(api.GET('/api/identity/operator/session', { signal })),
    staleTime: 5 * 60_000,
  });

export const organisations = (filter: OrganisationFilter = {}) =>
  paged<Organisation>([O.tenants, 'list', filter], (page, signal) =>
    call(api.GET('/api/identity/operator/tenants', { params: { query: { ...filter, ...page } }, signal })),
  );

export const organisation = (id: string) =>
  queryOptions({
    queryKey: [O.tenants, id],
    queryFn: ({ signal }) => call(api.GET('/api/identity/operator/tenants/{id}', { ...at(id), signal })),
    refetchInterval: 30_000,
  });

export const create = (body: OrganisationIn, key: string) =>
  call(api.POST('/api/identity/operator/tenants', { body, ...under(key) }));

export const suspend = (id: string, reason: string, key: string) =>
  call(api.POST('/api/identity/operator/tenants/{id}/suspend', { ...at(id), body: { reason }, ...under(key) }));

export const resume = (id: string) => call(api.POST('/api/identity/operator/tenants/{id}/resume', at(id)));

/** Without days it waits as long as the deployment says. */
export const close = (id: string, reason: string, days: number | undefined, key: string) =>
  call(
    api.POST('/api/identity/operator/tenants/{id}/close', {
      ...at(id),
      body: { reason, ...(days !== undefined && { days }) },
      ...under(key),
    }),
  );

export const reopen = (id: string) => call(api.POST('/api/identity/operator/tenants/{id}/reopen', at(id)));

export const inviteAdministrator = (id: string, body: AdministratorIn, key: string) =>
  call(api.POST('/api/identity/operator/tenants/{id}/administrators', { ...at(id), body, ...under(key) }));

export const decideQuotas = (id: string, body: QuotasIn) =>
  call(api.PUT('/api/identity/operator/tenants/{id}/quotas', { ...at(id), body }));

export const runs = (filter: FilterOf<'/api/identity/operator/runs'> = {}) =>
  paged<Run>(
    [O.runs, filter],
    (page, signal) =>
      call(api.GET('/api/identity/operator/runs', { params: { query: { ...filter, ...page } }, signal })),
    { going: (run) => !run.finished_at && !run.held },
  );

export const retryRun = (id: string) => call(api.POST('/api/identity/operator/runs/{id}/retry', at(id)));

export const holdRun = (id: string) => call(api.POST('/api/identity/operator/runs/{id}/hold', at(id)));
export const releaseRun = (id: string) => call(api.POST('/api/identity/operator/runs/{id}/release', at(id)));

export const migrations = () =>
  queryOptions({
    queryKey: [O.migrations],
    queryFn: ({ signal }) => call(api.GET('/api/identity/operator/migrations', { signal })),
    refetchInterval: 10_000,
  });

/** The upgrades of a year, the newest first. */
export const pastMigrations = () =>
  paged<PastMigration>([O.migrations, 'history'], (page, signal) =>
    call(api.GET('/api/identity/operator/migrations/history', { params: { query: page }, signal })),
  );

export const holdMigrations = () => call(api.POST('/api/identity/operator/migrations/hold'));
export const releaseMigrations = () => call(api.POST('/api/identity/operator/migrations/release'));

export const operatorAnnouncements = () =>
  paged<OperatorAnnouncement>([O.announcements], (page, signal) =>
    call(api.GET('/api/identity/operator/announcements', { params: { query: page }, signal })),
  );

export const publish = (body: AnnouncementIn, key: string) =>
  call(api.POST('/api/identity/operator/announcements', { body, ...under(key) }));

export const withdraw = (id: string) => call(api.POST('/api/identity/operator/announcements/{id}/withdraw', at(id)));

export const operators = () =>
  paged<Operator>([O.operators], (page, signal) =>
    call(api.GET('/api/identity/operator/operators', { params: { query: page }, signal })),
  );

export const inviteOperator = (body: OperatorIn, key: string) =>
  call(api.POST('/api/identity/operator/operators', { body, ...under(key) }));

export const setOperatorRole = (id: string, role: Operator['role']) =>
  call(api.PUT('/api/identity/operator/operators/{id}/role', { ...at(id), body: { role } }));

export const disableOperator = (id: string) => call(api.POST('/api/identity/operator/operators/{id}/disable', at(id)));

export const enableOperator = (id: string) => call(api.POST('/api/identity/operator/operators/{id}/enable', at(id)));

export const resetOperator = (id: string) => call(api.POST('/api/identity/operator/operators/{id}/reset', at(id)));

export const entries = (filter: FilterOf<'/api/identity/operator/entries'> = {}) =>
  paged<Entry>(
    [O.entries, filter],
    (page, signal) =>
      call(api.GET('/api/identity/operator/entries', { params: { query: { ...filter, ...page } }, signal })),
    { going: (entry) => entry.state === 'waiting' || entry.state === 'open' },
  );

export const askEntry = (tenant: string, body: EntryIn, key: string) =>
  call(api.POST('/api/identity/operator/tenants/{id}/entries', { ...at(tenant), body, ...under(key) }));

export const enterTenant = (id: string) => call(api.POST('/api/identity/operator/entries/{id}/enter', at(id)));

export const leaveTenant = (id: string) => call(api.POST('/api/identity/operator/entries/{id}/end', at(id)));

export const operatorLog = (filter: LogFilter = {}) =>
  paged<LogEntry>([O.log, filter], (page, signal) =>
    call(api.GET('/api/identity/operator/log', { params: { query: { ...filter, ...page } }, signal })),
  );
