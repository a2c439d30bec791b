import { call, type Item } from '@zhibu/api';
import { api } from './client';
import { I } from './identity';
import { paged } from './paging';
import { R } from './records';
import type { FilterOf } from './types';

export type AuditEntry = Item<'/api/identity/audit'>;

export type AuditFilter = FilterOf<'/api/identity/audit'>;

/** Each service keeps a chain of its own: log-in and access in one, the registers in the other. */
export type AuditSource = 'identity' | 'records';

export const audit = (source: AuditSource, filter: AuditFilter) =>
  paged<AuditEntry>([source === 'identity' ? I.audit : R.audit, filter], (page, signal) => {
    const params = { query: { ...filter, ...page } };
    return source === 'identity'
      ? call(api.GET('/api/identity/audit', { params, signal }))
      : call(api.GET('/api/records/audit', { params, signal }));
  });

/** How often the log is looked at while an operator looks in: as often as the banner that says so. */
const LIVE = 20_000;

/** With `live` what happens meanwhile appears by itself. */
export const liveAudit = (source: AuditSource, filter: AuditFilter, live: boolean) => ({
  ...audit(source, filter),
  refetchInterval: live ? LIVE : (false as const),
});
