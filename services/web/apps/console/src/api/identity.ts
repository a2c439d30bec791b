import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, ifMatch } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Query keys begin with the endpoint's name, so that a change can say which answers it makes old. */
export const I = {
  session: '/identity/session',
  sessions: '/identity/sessions',
  accounts: '/identity/accounts',
  assignments: '/identity/assignments',
  invitations: '/identity/invitations',
  settings: '/identity/settings',
  audit: '/identity/audit',
} as const;

export type Account = Item<'/api/identity/accounts'>;
export type Assignment = Item<'/api/identity/assignments'>;
export type AssignmentIn = Input<'/api/identity/assignments', 'post'>;
export type Invitation = Item<'/api/identity/invitations'>;
export type InvitationIn = Input<'/api/identity/invitations', 'post'>;
export type Settings = Answer<'/api/identity/settings', 'get'>;
export type SettingsPatch = Input<'/api/identity/settings', 'patch'>;

export const session = () =>
  queryOptions({
    queryKey: [I.session],
    queryFn: ({ signal }) => call(api.GET('/api/identity/session', { signal })),
    staleTime: 5 * 60_000,
  });

export const mySessions = () =>
  queryOptions({
    queryKey: [I.sessions],
    queryFn: ({ signal }) => call(api.GET('/api/identity/sessions', { signal })),
  });

export type AccountFilter = FilterOf<'/api/identity/accounts'>;

export const accounts = (filter: AccountFilter = {}) =>
  paged<Account>([I.accounts, 'list', filter], (page, signal) =>
    call(api.GET('/api/identity/accounts', { params: { query: { ...filter, ...page } }, signal })),
  );

export const account = (id: string) =>
  queryOptions({
    queryKey: [I.accounts, id],
    queryFn: ({ signal }) => call(api.GET('/api/identity/accounts/{id}', { params: { path: { id } }, signal })),
  });

/** The account of a member, if there is one. */
export const accountOfMember = (memberId: string) =>
  queryOptions({
    queryKey: [I.accounts, 'of', memberId],
    queryFn: async ({ signal }) => {
      const query = { member_id: memberId, limit: 1 };
      const found = await call(api.GET('/api/identity/accounts', { params: { query }, signal }));
      return found.items[0] ?? null;
    },
  });

/** How many accounts belong to members: set against the number of members on the home page. */
export const linkedAccounts = () =>
  queryOptions({
    queryKey: [I.accounts, 'linked'],
    queryFn: async ({ signal }) => {
      const query = { linked: true, limit: 1 };
      return (await call(api.GET('/api/identity/accounts', { params: { query }, signal }))).total ?? null;
    },
  });

export const assignments = (filter: FilterOf<'/api/identity/assignments'> = {}) =>
  paged<Assignment>([I.assignments, filter], (page, signal) =>
    call(api.GET('/api/identity/assignments', { params: { query: { ...filter, ...page } }, signal })),
  );

export const invitations = (filter: FilterOf<'/api/identity/invitations'> = {}) =>
  paged<Invitation>([I.invitations, filter], (page, signal) =>
    call(api.GET('/api/identity/invitations', { params: { query: { ...filter, ...page } }, signal })),
  );

export const settings = () =>
  queryOptions({
    queryKey: [I.settings],
    queryFn: ({ signal }) => call(api.GET('/api/identity/settings', { signal })),
  });

export const patchSettings = (version: number, body: SettingsPatch) =>
  call(api.PATCH('/api/identity/settings', { params: { header: ifMatch(version) }, body }));
