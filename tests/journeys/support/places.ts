import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { book, kept } from './demo';

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
  { name: 'branch', path: '/branch' },
  { name: 'account', path: '/account' },
  { name: 'sessions', path: '/account/sessions' },
  { name: 'security', path: '/account/security' },
  { name: 'settings', path: '/account/settings' },
  { name: 'privacy', path: '/account/privacy' },
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

const desk = ({ unit, member: one, run }: Ids): Place[] =>
  [
    { name: 'home', path: '' },
    { name: 'units', path: 'units' },
    { name: 'unit', path: `units/${unit}` },
    { name: 'unit-posts', path: `units/${unit}?tab=posts` },
    { name: 'unit-history', path: `units/${unit}?tab=history` },
    { name: 'members', path: 'members' },
    { name: 'member-new', path: 'members/new' },
    { name: 'member', path: `members/${one}` },
    { name: 'posts', path: 'posts' },
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
    { name: 'privacy', path: 'privacy' },
    { name: 'privacy-requests', path: 'privacy?tab=requests' },
    { name: 'privacy-notice', path: 'privacy?tab=notice' },
    { name: 'privacy-retention', path: 'privacy?tab=retention' },
    { name: 'audit', path: 'audit' },
    { name: 'security', path: 'security' },
    { name: 'missing', path: 'nowhere' },
  ].map((place) => ({ ...place, path: `/console/${place.path}` }));

const platform = ({ operator }: Ids): Place[] => [
  { name: 'demo', path: new URL(book.page).pathname, platform: true },
  { name: 'operator-invitation', path: operator, platform: true },
  { name: 'organisations', path: '/console/', platform: true },
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

/** The faces of the product; what is in them is known once the people have arrived. */
export const FACES = ['login', 'enrol', 'member', 'console', 'platform'] as const;

export function face(name: (typeof FACES)[number]): Face {
  if (name === 'login') return { name, places: entrance(ids()) };
  if (name === 'enrol')
    return { name, person: kept('arrival.enrolling.json'), places: [{ name, path: '/login/enrol/' }] };
  if (name === 'member') return { name, person: kept('member.json'), places: member };
  if (name === 'console') return { name, person: kept('tenant_admin.json'), places: desk(ids()) };
  return { name, person: kept('operator.json'), places: platform(ids()) };
}
