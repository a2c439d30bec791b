import type { Principal } from '@zhibu/api';

/**
 * What a person may do here, apart from the pages. The judge is the server (`shared/access/policies`); the session
 * brings the capabilities its policies grant (`shared/access/src/offer.rs`), and this map says which of them
 * each control of the console needs.
 */
const NEEDS = {
  'units.view': 'units.list',
  'units.update': 'units.update',
  'units.manage': 'units.manage',
  'members.view': 'members.list',
  'members.create': 'members.create',
  'members.update': 'members.update',
  'members.reveal': 'members.reveal',
  'members.export': 'members.export',
  'posts.view': 'posts.list',
  'posts.appoint': 'posts.appoint',
  'corrections.view': 'corrections.list',
  'corrections.ask': 'corrections.ask',
  'corrections.decide': 'corrections.decide',
  'imports.run': 'imports.run',
  'accounts.view': 'accounts.list',
  'accounts.manage': 'accounts.manage',
  'accounts.invite': 'accounts.invite',
  'roles.view': 'assignments.list',
  'roles.assign': 'assignments.assign',
  'deliveries.view': 'deliveries.list',
  'settings.view': 'settings.view',
  'settings.configure': 'settings.configure',
  'audit.read': 'audit.read',
  'documents.view': 'documents.list',
  'documents.create': 'documents.create',
  'dues.view': 'dues.list',
  'dues.record': 'dues.record',
  'dues.confirm': 'dues.confirm',
  'dues.reconcile': 'dues.reconcile',
  'meetings.view': 'meetings.list',
  'meetings.record': 'meetings.record',
  'development.view': 'development.list',
  'development.record': 'development.record',
  'development.decide': 'development.decide',
  'transfers.view': 'transfers.list',
  'transfers.open': 'transfers.open',
  'elections.view': 'elections.list',
  'elections.plan': 'elections.plan',
  'elections.decide': 'elections.decide',
  'unit_requests.view': 'unit_requests.list',
  'unit_requests.ask': 'unit_requests.ask',
  'collections.view': 'collections.list',
  'collections.create': 'collections.create',
  'collections.export': 'collections.export',
  'archive.view': 'archive.list',
  'handovers.view': 'handovers.list',
  'statistics.view': 'statistics.view',
  'statistics.freeze': 'statistics.freeze',
  'statistics.export': 'statistics.export',
  'cadres.view': 'cadres.list',
  'cadres.record': 'cadres.record',
  'cadres.decide': 'cadres.decide',
  'cadres.import': 'cadres.import',
  'cadres.export': 'cadres.export',
  'dispositions.view': 'dispositions.list',
  'dispositions.record': 'dispositions.record',
  'dispositions.decide': 'dispositions.decide',
  'honours.view': 'honours.list',
  'honours.record': 'honours.record',
} as const satisfies Record<string, Principal['capabilities'][number]>;

export type Permission = keyof typeof NEEDS;

export const PERMISSIONS = Object.keys(NEEDS) as Permission[];

export const may = (principal: Pick<Principal, 'capabilities'>, permission: Permission): boolean =>
  principal.capabilities.includes(NEEDS[permission]);
