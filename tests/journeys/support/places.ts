import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { agency, book, kept } from './demo';

/** A page of the product, in a state worth looking at. */
export interface Place {
  name: string;
  path: string;
  /** On the platform's own address instead of the organisation's. */
  platform?: boolean;
  act?: (page: Page) => Promise<void>;
}

export interface Face {
  name: string;
  /** Whose cookies; nobody's otherwise. */
  person?: string;
  places: Place[];
}

interface Ids {
  unit: string;
  member: string;
  run: string;
  /** The first branch with members, whose books the demo keeps. */
  books: string;
  /** Of the branch: one that is planned, and one that was held. */
  branch: string;
  planned: string;
  held: string;
  /** The development files of an activist and of a probationary member. */
  activist: string;
  probationary: string;
  /** On its way, with a letter. */
  transfer: string;
  /** Who lives abroad and was warned. */
  noted: string;
  collection: string;
  snapshot: string;
  cadre: string;
  appointment: string;
  /** That was held, and one that is prepared. */
  elected: string;
  election: string;
  /** Of delegates, that is prepared; a branch that is asked for; the paper between two secretaries. */
  congress: string;
  request: string;
  handover: string;
  invitation: string;
  reset: string;
  operator: string;
}

const ids = (): Ids => JSON.parse(readFileSync(kept('places.json'), 'utf8'));

const entrance = ({ invitation, reset }: Ids): Place[] => [
  { name: 'login', path: '/login/' },
  {
    name: 'login-refused',
    path: '/login/',
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await page.locator('#login-error').waitFor();
    },
  },
  { name: 'login-operator', path: '/login/', platform: true },
  { name: 'totp', path: '/login/totp/' },
  { name: 'totp-recovery', path: '/login/totp/', act: (page) => page.locator('#swap').click() },
  { name: 'password', path: '/login/password/' },
  { name: 'invitation', path: invitation },
  { name: 'invitation-bad', path: '/login/invitation/#token=nonsense' },
  { name: 'forgot', path: '/login/forgot/' },
  { name: 'privacy', path: '/privacy' },
  { name: 'reset', path: reset },
  { name: 'reset-bad', path: '/login/reset/#token=nonsense' },
];

const member: Place[] = [
  { name: 'home', path: '/' },
  { name: 'record', path: '/record' },
  {
    name: 'record-correct',
    path: '/record',
    act: async (page) => {
      await page.locator('.fact button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'requests', path: '/record/requests' },
  { name: 'files', path: '/record/files' },
  { name: 'dues', path: '/dues' },
  { name: 'meetings', path: '/meetings' },
  { name: 'talks', path: '/talks' },
  { name: 'development', path: '/development' },
  { name: 'transfers', path: '/transfers' },
  { name: 'handovers', path: '/handovers' },
  { name: 'cadre', path: '/record/cadre' },
  { name: 'branch', path: '/branch' },
  { name: 'account', path: '/account' },
  { name: 'sessions', path: '/account/sessions' },
  { name: 'security', path: '/account/security' },
  { name: 'settings', path: '/account/settings' },
  { name: 'privacy', path: '/account/privacy' },
  { name: 'privacy-versions', path: '/account/privacy/notices' },
  {
    name: 'privacy-erase',
    path: '/account/privacy',
    act: async (page) => {
      await page.getByRole('button', { name: /^(申请删除|Ask for erasure)$/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'privacy-export',
    path: '/account/privacy',
    act: async (page) => {
      await page.getByRole('button', { name: /^(导出|Download)$/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'missing', path: '/nowhere' },
];

const inConsole = (places: Place[]): Place[] => places.map((place) => ({ ...place, path: `/console/${place.path}` }));

const desk = ({ unit, member: one, books, noted, collection, snapshot }: Ids): Place[] =>
  inConsole([
    { name: 'home', path: '' },
    { name: 'units', path: 'units' },
    { name: 'unit', path: `units/${unit}` },
    { name: 'unit-posts', path: `units/${unit}?tab=posts` },
    { name: 'unit-files', path: `units/${unit}?tab=files` },
    { name: 'unit-history', path: `units/${unit}?tab=history` },
    { name: 'members', path: 'members' },
    { name: 'member-new', path: 'members/new' },
    { name: 'floating', path: 'floating' },
    { name: 'floating-abroad', path: 'floating?abroad=true' },
    { name: 'member', path: `members/${one}` },
    { name: 'member-noted', path: `members/${noted}` },
    { name: 'member-files', path: `members/${one}?tab=files` },
    { name: 'posts', path: 'posts' },
    { name: 'rules', path: 'rules' },
    { name: 'exceptions', path: 'exceptions' },
    { name: 'exceptions-secretary', path: 'exceptions?matter=secretary_vacant' },
    { name: 'document-faults', path: 'documents/faults' },
    { name: 'burden', path: 'burden' },
    { name: 'dues', path: `dues?unit=${unit}` },
    { name: 'dues-ledger', path: `dues?tab=ledger&unit=${books}` },
    { name: 'dues-months', path: `dues?tab=months&unit=${books}` },
    { name: 'dues-remit', path: `dues?tab=remit&unit=${books}` },
    { name: 'dues-spend', path: `dues?tab=spend&unit=${books}` },
    { name: 'dues-extras', path: `dues?tab=extras&unit=${books}` },
    { name: 'dues-reconcile', path: `dues?tab=reconcile&unit=${books}` },
    { name: 'dues-publish', path: `dues?tab=publish&unit=${books}` },
    { name: 'collections', path: 'collections' },
    { name: 'collection', path: `collections/${collection}` },
    { name: 'collection-new', path: 'collections/new' },
    { name: 'archive', path: `archive?unit=${books}` },
    { name: 'archive-year', path: `archive/${books}/${new Date().getFullYear()}` },
    { name: 'statistics', path: 'statistics' },
    { name: 'statistics-bodies', path: 'statistics?chapter=bodies' },
    { name: 'statistics-life', path: 'statistics?chapter=life' },
    { name: 'statistics-snapshots', path: 'statistics/snapshots' },
    { name: 'statistics-snapshot', path: `statistics/snapshots/${snapshot}` },
  ]);

const life = ({
  unit,
  branch,
  planned,
  held,
  activist,
  probationary,
  transfer,
  cadre,
  appointment,
  elected,
  election,
}: Ids): Place[] =>
  inConsole([
    { name: 'meetings', path: `meetings?unit=${branch}` },
    { name: 'talks', path: `talks?unit=${branch}` },
    { name: 'meeting-planned', path: `meetings/${planned}` },
    { name: 'meeting-held', path: `meetings/${held}` },
    { name: 'development', path: `development?unit=${unit}` },
    { name: 'development-activist', path: `development/${activist}` },
    { name: 'development-probationary', path: `development/${probationary}` },
    { name: 'development-plan', path: 'development/plan' },
    { name: 'development-pool', path: 'development/pool' },
    {
      name: 'development-pool-analysis',
      path: 'development/pool',
      act: (page: Page) => opened(page, /^(登记分析|Record an analysis)$/),
    },
    { name: 'cadres', path: 'cadres' },
    { name: 'cadres-appointments', path: 'cadres?tab=appointments' },
    { name: 'cadre', path: `cadres/${cadre}` },
    { name: 'cadre-form', path: `cadres/${cadre}/form` },
    { name: 'cadre-appointment', path: `cadre-appointments/${appointment}` },
    { name: 'transfers', path: 'transfers?view=under_way' },
    { name: 'transfer', path: `transfers/${transfer}` },
    { name: 'transfer-letter', path: `transfers/${transfer}/letter` },
    { name: 'elections', path: 'elections' },
    { name: 'elections-under-way', path: 'elections?tab=under_way' },
    { name: 'elections-requests', path: 'elections?tab=requests' },
    {
      name: 'elections-request',
      path: 'elections?tab=requests',
      act: (page: Page) => opened(page, /(申请设立或撤销|Ask for a unit)$/),
    },
    { name: 'election', path: `elections/${election}` },
    { name: 'election-held', path: `elections/${elected}` },
    { name: 'election-report', path: `elections/${elected}/report` },
    ...ofCommittee(ids()),
  ]);

const administration = ({ run }: Ids): Place[] =>
  inConsole([
    { name: 'corrections', path: 'corrections?state=all' },
    { name: 'imports', path: 'imports' },
    { name: 'import-new', path: 'imports/new?kind=members' },
    { name: 'import', path: `imports/${run}` },
    { name: 'accounts', path: 'accounts' },
    { name: 'invitations', path: 'invitations' },
    { name: 'roles', path: 'roles' },
    { name: 'deliveries', path: 'deliveries' },
    { name: 'settings', path: 'settings' },
    { name: 'vocabulary', path: 'vocabulary' },
    { name: 'domains', path: 'domains' },
    { name: 'data', path: 'data' },
    { name: 'privacy', path: 'privacy' },
    { name: 'privacy-consents', path: 'privacy?tab=consents' },
    { name: 'privacy-requests', path: 'privacy?tab=requests' },
    { name: 'privacy-notice', path: 'privacy?tab=notice' },
    { name: 'privacy-retention', path: 'privacy?tab=retention' },
    { name: 'audit', path: 'audit' },
    { name: 'security', path: 'security' },
    { name: 'missing', path: 'nowhere' },
    { name: 'operator-entries', path: 'operator-entries' },
  ]);

/** What a committee prepares, is asked for and keeps. */
const ofCommittee = ({ congress, request, handover }: Ids): Place[] => [
  { name: 'congress', path: `elections/${congress}` },
  { name: 'unit-request', path: `unit-requests/${request}` },
  { name: 'handover', path: `handovers/${handover}` },
];

/** Presses a button that opens a drawer. */
async function opened(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
}

/** The page of the organisation the journeys take place in. */
async function organisation(page: Page): Promise<void> {
  await page.getByRole('link', { name: agency().name }).first().click();
  await page.getByRole('heading', { level: 1, name: agency().name }).waitFor();
  await page
    .getByText(/用量与上限|Use and limits/)
    .first()
    .waitFor();
}

/** What is kept of that organisation, and its way back. */
async function keptOf(page: Page): Promise<void> {
  const { name } = agency();
  const link = (text: string) => page.getByRole('link', { name: text, exact: true });
  await link(`“${name}”的备份与恢复`)
    .or(link(`Backups of ${name}`))
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page
    .getByText(/没有做过恢复|Nothing was restored yet/)
    .or(page.locator('article.restoration'))
    .first()
    .waitFor();
}

const platform = ({ operator }: Ids): Place[] => [
  { name: 'demo', path: new URL(book.page).pathname, platform: true },
  { name: 'operator-invitation', path: operator, platform: true },
  { name: 'organisations', path: '/console/', platform: true },
  { name: 'signups', path: '/console/signups?state=all', platform: true },
  { name: 'organisations-found', path: '/console/?state=active&kind=agency', platform: true },
  {
    name: 'organisation-new',
    path: '/console/',
    platform: true,
    act: (page) => opened(page, /^(新建单位|New organisation)/),
  },
  { name: 'organisation', path: '/console/', platform: true, act: (page) => organisation(page) },
  {
    name: 'organisation-quotas',
    path: '/console/',
    platform: true,
    act: async (page) => {
      await organisation(page);
      await opened(page, /^(调整上限|Change limits)/);
    },
  },
  {
    name: 'organisation-close',
    path: '/console/',
    platform: true,
    act: async (page) => {
      await organisation(page);
      await opened(page, /^(注销|Close)$/);
    },
  },
  { name: 'organisation-data', path: '/console/', platform: true, act: (page) => keptOf(page) },
  { name: 'runs', path: '/console/runs', platform: true },
  { name: 'certificates', path: '/console/certificates', platform: true },
  { name: 'moves', path: '/console/moves', platform: true },
  { name: 'announcements', path: '/console/announcements', platform: true },
  {
    name: 'announcement-new',
    path: '/console/announcements',
    platform: true,
    act: (page) => opened(page, /^(发布公告|Publish)/),
  },
  { name: 'operators', path: '/console/operators', platform: true },
  {
    name: 'operator-invite',
    path: '/console/operators',
    platform: true,
    act: (page) => opened(page, /^(邀请运营者|Invite)/),
  },
  { name: 'entries', path: '/console/entries', platform: true },
  { name: 'log', path: '/console/log', platform: true },
  {
    name: 'suspend',
    path: '/console/',
    platform: true,
    act: async (page) => {
      await page
        .getByRole('button', { name: /^(停用|Suspend)/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
];

const ofSite: Place[] = [
  { name: 'home', path: '/' },
  { name: 'signup', path: '/signup/' },
  {
    name: 'signup-refused',
    path: '/signup/',
    act: async (page) => {
      await page.locator('#slug').fill('admin');
      await page.locator('#slug-state:not(:empty)').waitFor();
      await page.locator('#form button[type=submit]').click();
      await page.locator('#kind-error').waitFor();
    },
  },
  { name: 'status-bad', path: '/signup/status/#token=nonsense' },
  { name: 'terms', path: '/terms/' },
];
const site = ofSite.map((place): Place => ({ ...place, platform: true }));

/** The faces of the product, the longest first; what is in them is known once the people have arrived. */
export const FACES = ['desk', 'life', 'administration', 'platform', 'member', 'login', 'site', 'enrol'] as const;

export function face(name: (typeof FACES)[number]): Face {
  if (name === 'site') return { name, places: site };
  if (name === 'login') return { name, places: entrance(ids()) };
  if (name === 'enrol')
    return { name, person: kept('arrival.enrolling.json'), places: [{ name, path: '/login/enrol/' }] };
  if (name === 'member') return { name, person: kept('member.json'), places: member };
  if (name === 'desk') return { name, person: kept('tenant_admin.json'), places: desk(ids()) };
  if (name === 'life') return { name, person: kept('tenant_admin.json'), places: life(ids()) };
  if (name === 'administration') return { name, person: kept('tenant_admin.json'), places: administration(ids()) };
  return { name, person: kept('operator.json'), places: platform(ids()) };
}
