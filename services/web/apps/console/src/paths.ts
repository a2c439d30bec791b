/** Every address of the console is built here and nowhere else; the snapshot beside this file is the site map. */
export const BASE = '/console';

type Search = Record<string, string | number | boolean | null | undefined>;

/** Leaves out what is empty, so that the same filters always give the same address. */
export function withSearch(path: string, search: Search = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

const id = (value: string): string => encodeURIComponent(value);

export type UnitTab = 'overview' | 'posts' | 'files' | 'history';
export type MemberTab = 'record' | 'files';
export type ImportKind = 'members' | 'units';
export type RowState = 'refused' | 'warned' | 'good';
export type PrivacyTab = 'overview' | 'consents' | 'requests' | 'notice' | 'retention';
export const BOOKS_TABS = ['ledger', 'months', 'remit', 'spend', 'extras', 'reconcile', 'publish'] as const;
export type BooksTab = (typeof BOOKS_TABS)[number];
/** The parts of the statistics, each asked for by itself. */
export const CHAPTERS = [
  'members',
  'changes',
  'pool',
  'bodies',
  'posts',
  'dues',
  'life',
  'study',
  'honours',
  'registers',
] as const;
export type SettingsSection = 'identity' | 'password' | 'session' | 'lockout' | 'totp';

export interface MemberSearch {
  q?: string | undefined;
  unit?: string | undefined;
  only?: boolean | undefined;
  kind?: string | undefined;
  state?: string | undefined;
  floating?: boolean | undefined;
  lost?: boolean | undefined;
  sort?: string | undefined;
}

/** Parts of the register of cadres, and of a record in it. */
export type CadresTab = 'register' | 'appointments' | 'done' | 'left';
export type CadreTab = 'basic' | 'resume' | 'marks' | 'family' | 'checks' | 'appointments';

/** The path builder. Paths are without the base; `Go` and `useGo` add it. */
export const pb = {
  home: () => '/',
  units: (search: { q?: string; closed?: boolean } = {}) => withSearch('/units', { ...search }),
  unit: (unit: string, search: { tab?: UnitTab; on?: string; q?: string; closed?: boolean } = {}) =>
    withSearch(`/units/${id(unit)}`, { ...search }),
  members: (search: MemberSearch = {}) => withSearch('/members', { ...search }),
  memberNew: (search: { unit?: string } = {}) => withSearch('/members/new', { ...search }),
  floating: (search: { view?: 'lost'; unit?: string; abroad?: boolean } = {}) => withSearch('/floating', { ...search }),
  member: (member: string, search: { tab?: MemberTab } = {}) => withSearch(`/members/${id(member)}`, { ...search }),
  imports: () => '/imports',
  importNew: (search: { kind?: ImportKind } = {}) => withSearch('/imports/new', { ...search }),
  import: (run: string, search: { rows?: RowState } = {}) => withSearch(`/imports/${id(run)}`, { ...search }),
  posts: (search: { unit?: string; on?: string; expiring?: boolean } = {}) => withSearch('/posts', { ...search }),
  documentFaults: (search: { unit?: string; fault?: 'missing' | 'damaged' } = {}) =>
    withSearch('/documents/faults', { ...search }),
  meetings: (search: { unit?: string; year?: string; state?: string } = {}) => withSearch('/meetings', { ...search }),
  talks: (search: { unit?: string; year?: string; state?: string } = {}) => withSearch('/talks', { ...search }),
  meeting: (meeting: string) => `/meetings/${id(meeting)}`,
  development: (search: { unit?: string; standing?: string; due?: boolean } = {}) =>
    withSearch('/development', { ...search }),
  developmentPlan: (search: { unit?: string; year?: string } = {}) => withSearch('/development/plan', { ...search }),
  developmentPool: (search: { unit?: string } = {}) => withSearch('/development/pool', { ...search }),
  developmentFile: (file: string) => `/development/${id(file)}`,
  transfers: (search: { view?: string } = {}) => withSearch('/transfers', { ...search }),
  collections: (search: { state?: string } = {}) => withSearch('/collections', { ...search }),
  collectionNew: () => '/collections/new',
  collection: (collection: string) => `/collections/${id(collection)}`,
  collectionEdit: (collection: string) => `/collections/${id(collection)}/edit`,
  collectionAnswer: (collection: string, unit: string) => `/collections/${id(collection)}/answers/${id(unit)}`,
  archive: (search: { unit?: string } = {}) => withSearch('/archive', { ...search }),
  archiveExpired: (search: { unit?: string } = {}) => withSearch('/archive/expired', { ...search }),
  archiveYear: (unit: string, year: string) => `/archive/${id(unit)}/${id(year)}`,
  handover: (handover: string) => `/handovers/${id(handover)}`,
  transfer: (transfer: string) => `/transfers/${id(transfer)}`,
  elections: (search: { tab?: string } = {}) => withSearch('/elections', { ...search }),
  election: (election: string) => `/elections/${id(election)}`,
  electionReport: (election: string) => `/elections/${id(election)}/report`,
  unitRequest: (request: string) => `/unit-requests/${id(request)}`,
  transferLetter: (transfer: string) => `/transfers/${id(transfer)}/letter`,
  statistics: (search: { unit?: string; chapter?: string; on?: string; after?: string; shown?: string } = {}) =>
    withSearch('/statistics', { ...search }),
  statisticsSnapshots: (search: { unit?: string } = {}) => withSearch('/statistics/snapshots', { ...search }),
  statisticsSnapshot: (snapshot: string) => `/statistics/snapshots/${id(snapshot)}`,
  cadres: (search: { tab?: CadresTab } = {}) => withSearch('/cadres', { ...search }),
  cadre: (cadre: string, search: { tab?: CadreTab } = {}) => withSearch(`/cadres/${id(cadre)}`, { ...search }),
  cadreForm: (cadre: string) => `/cadres/${id(cadre)}/form`,
  cadreAppointment: (appointment: string) => `/cadre-appointments/${id(appointment)}`,
  roles: (search: { role?: string; unit?: string } = {}) => withSearch('/roles', { ...search }),
  rules: (search: { area?: string | undefined; rule?: string | undefined } = {}) => withSearch('/rules', { ...search }),
  burden: (search: { month?: string } = {}) => withSearch('/burden', { ...search }),
  exceptions: (search: { matter?: string } = {}) => withSearch('/exceptions', { ...search }),
  corrections: (search: { state?: string } = {}) => withSearch('/corrections', { ...search }),
  dues: (search: { tab?: BooksTab; unit?: string; month?: string; year?: string; run?: string } = {}) =>
    withSearch('/dues', { ...search }),
  accounts: (search: { q?: string; role?: string; unit?: string; account?: string } = {}) =>
    withSearch('/accounts', { ...search }),
  invitations: (search: { state?: string } = {}) => withSearch('/invitations', { ...search }),
  deliveries: (search: { state?: string } = {}) => withSearch('/deliveries', { ...search }),
  settings: (search: { section?: SettingsSection } = {}) => withSearch('/settings', { ...search }),
  data: () => '/data',
  organisationData: (organisation: string) => `/organisations/${id(organisation)}/data`,
  certificates: () => '/certificates',
  moves: () => '/moves',
  domains: () => '/domains',
  vocabulary: () => '/vocabulary',
  privacy: (search: { tab?: PrivacyTab; member?: string; account?: string; purpose?: string } = {}) =>
    withSearch('/privacy', { ...search }),
  audit: (
    search: {
      source?: 'identity' | 'records';
      action?: string;
      actor?: string;
      subject?: string;
      from?: string;
      to?: string;
    } = {},
  ) => withSearch('/audit', { ...search }),
  security: () => '/security',
  /** On the platform's own host. */
  signups: (search: { state?: string } = {}) => withSearch('/signups', { ...search }),
  operatorEntries: () => '/operator-entries',
};
