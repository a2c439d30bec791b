import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

export const R = {
  units: '/records/units',
  posts: '/records/posts',
  members: '/records/members',
  floating: '/records/floating-spells',
  visiting: '/records/visiting-members',
  lost: '/records/lost-contacts',
  exempt: '/records/attendance-exemptions',
  rights: '/records/rights-suspensions',
  corrections: '/records/corrections',
  imports: '/records/imports',
  audit: '/records/audit',
  codes: '/records/codes',
} as const;

export type Unit = Item<'/api/records/units'>;
export type UnitDetail = Answer<'/api/records/units/{id}', 'get'>;
export type UnitIn = Input<'/api/records/units', 'post'>;
export type UnitKind = Unit['kind'];
export type UnitPatch = Input<'/api/records/units/{id}', 'patch'>;
export type History = Answer<'/api/records/units/{id}/history', 'get'>;
export type Notice = UnitDetail['warnings'][number];
export type CodeTables = Answer<'/api/records/codes', 'get'>;
export type Post = Item<'/api/records/posts'>;
export type PostIn = Input<'/api/records/posts', 'post'>;
export type MemberRow = Item<'/api/records/members'>;
export type Member = Answer<'/api/records/members/{id}', 'get'>;
export type MemberIn = Input<'/api/records/members', 'post'>;
export type MemberPatch = Input<'/api/records/members/{id}', 'patch'>;
export type FloatingSpell = Item<'/api/records/floating-spells'>;
export type Visitor = Item<'/api/records/visiting-members'>;
export type VisitorIn = Input<'/api/records/visiting-members', 'post'>;
export type LostContact = Item<'/api/records/lost-contacts'>;
export type Exemption = Item<'/api/records/attendance-exemptions'>;
export type RightsSuspension = Item<'/api/records/rights-suspensions'>;
export type Correction = Item<'/api/records/corrections'>;
export type CorrectionState = Correction['state'];
export type CorrectionIn = Input<'/api/records/corrections', 'post'>;
export type ImportRun = Item<'/api/records/imports'>;
export type ImportRow = Item<'/api/records/imports/{id}/rows'>;

/** The whole tree in one answer: the largest organisations have some hundred units. */
export const unitTree = (state: Unit['state'] = 'active') =>
  queryOptions({
    queryKey: [R.units, 'tree', state],
    queryFn: async ({ signal }) => {
      const query = { tree: true, state };
      return (await call(api.GET('/api/records/units', { params: { query }, signal }))).items;
    },
    staleTime: 60_000,
  });

export const unit = (id: string) =>
  queryOptions({
    queryKey: [R.units, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/units/{id}', { params: { path: { id } }, signal })),
  });

export const unitHistory = (id: string, on?: string) =>
  queryOptions({
    queryKey: [R.units, id, 'history', on ?? null],
    queryFn: ({ signal }) => {
      const query = on === undefined ? {} : { on };
      return call(api.GET('/api/records/units/{id}/history', { params: { path: { id }, query }, signal }));
    },
  });

/** The code tables of the national standards, with labels in the reader's language. */
export const codes = (locale: string) =>
  queryOptions({
    queryKey: [R.codes, locale],
    queryFn: ({ signal }) => call(api.GET('/api/records/codes', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const posts = (filter: FilterOf<'/api/records/posts'> = {}) =>
  paged<Post>(
    [R.posts, filter],
    (page, signal) => call(api.GET('/api/records/posts', { params: { query: { ...filter, ...page } }, signal })),
    { limit: 200 },
  );

export type MemberFilter = FilterOf<'/api/records/members'>;

export const members = (filter: MemberFilter = {}) =>
  paged<MemberRow>([R.members, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/members', { params: { query: { ...filter, ...page } }, signal })),
  );

/** Only how many there are. */
export const memberCount = (filter: MemberFilter = {}) =>
  queryOptions({
    queryKey: [R.members, 'count', filter],
    queryFn: async ({ signal }) => {
      const query = { ...filter, limit: 1 };
      return (await call(api.GET('/api/records/members', { params: { query }, signal }))).total ?? null;
    },
  });

export const member = (id: string) =>
  queryOptions({
    queryKey: [R.members, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/members/{id}', { params: { path: { id } }, signal })),
  });

export const floatingSpells = (memberId: string) =>
  queryOptions({
    queryKey: [R.floating, memberId],
    queryFn: async ({ signal }) => {
      const query = { member_id: memberId };
      return (await call(api.GET('/api/records/floating-spells', { params: { query }, signal }))).items;
    },
  });

/** Stays away from the own branch, of everybody within reach. */
export const stays = (filter: FilterOf<'/api/records/floating-spells'> = {}) =>
  paged<FloatingSpell>([R.floating, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/floating-spells', { params: { query: { ...filter, ...page } }, signal })),
  );

export type CertificateIn = Input<'/api/records/floating-spells/{id}/certificates', 'post'>;

export const issueCertificate = (spell: string, body: CertificateIn, key: string) =>
  call(
    api.POST('/api/records/floating-spells/{id}/certificates', {
      params: { path: { id: spell } },
      body,
      headers: { 'Idempotency-Key': key },
    }),
  );

/** Members of other units who take part in a unit; the first of them, of whom a branch has few. */
export const inflow = (unitId: string) =>
  queryOptions({
    queryKey: [R.floating, 'inflow', unitId],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/records/units/{id}/inflow', { params: { path: { id: unitId }, query: { limit: 200 } }, signal }),
      ),
  });

/** Members of organisations elsewhere who take part in a unit now. */
export const visitors = (unitId: string) =>
  queryOptions({
    queryKey: [R.visiting, unitId],
    queryFn: async ({ signal }) => {
      const query = { unit_id: unitId, open: true, limit: 200 };
      return (await call(api.GET('/api/records/visiting-members', { params: { query }, signal }))).items;
    },
  });

export const enterVisitor = (body: VisitorIn, key: string) =>
  call(api.POST('/api/records/visiting-members', { body, headers: { 'Idempotency-Key': key } }));

export const endVisit = (id: string, ended_on: string) =>
  call(api.POST('/api/records/visiting-members/{id}/end', { params: { path: { id } }, body: { ended_on } }));

export const lostContacts = (memberId: string) =>
  queryOptions({
    queryKey: [R.lost, memberId],
    queryFn: async ({ signal }) => {
      const query = { member_id: memberId };
      return (await call(api.GET('/api/records/lost-contacts', { params: { query }, signal }))).items;
    },
  });

/** Times out of contact, of everybody within reach. */
export const lostList = (filter: FilterOf<'/api/records/lost-contacts'> = {}) =>
  paged<LostContact>([R.lost, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/lost-contacts', { params: { query: { ...filter, ...page } }, signal })),
  );

export const exemptions = (memberId: string) =>
  queryOptions({
    queryKey: [R.exempt, memberId],
    queryFn: async ({ signal }) => {
      const query = { member_id: memberId };
      return (await call(api.GET('/api/records/attendance-exemptions', { params: { query }, signal }))).items;
    },
  });

export const rightsSuspensions = (memberId: string) =>
  queryOptions({
    queryKey: [R.rights, memberId],
    queryFn: async ({ signal }) => {
      const query = { member_id: memberId };
      return (await call(api.GET('/api/records/rights-suspensions', { params: { query }, signal }))).items;
    },
  });

export const askCorrection = (body: CorrectionIn) => call(api.POST('/api/records/corrections', { body }));

export const corrections = (filter: FilterOf<'/api/records/corrections'> = {}) =>
  paged<Correction>([R.corrections, filter], (page, signal) =>
    call(api.GET('/api/records/corrections', { params: { query: { ...filter, ...page } }, signal })),
  );

export const imports = () =>
  paged<ImportRun>([R.imports, 'list'], (page, signal) =>
    call(api.GET('/api/records/imports', { params: { query: page }, signal })),
  );

export const importRun = (id: string) =>
  queryOptions({
    queryKey: [R.imports, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/imports/{id}', { params: { path: { id } }, signal })),
  });

export const importRows = (id: string, state: ImportRow['state']) =>
  paged<ImportRow>([R.imports, id, 'rows', state], (page, signal) =>
    call(api.GET('/api/records/imports/{id}/rows', { params: { path: { id }, query: { state, ...page } }, signal })),
  );
