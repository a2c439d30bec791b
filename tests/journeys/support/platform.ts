import { type Browser, expect, type Page } from '@playwright/test';
import { call } from './api';
import { book, kept, urlOf, zhibu } from './demo';
import { linkTo } from './letters';
import { idNumber } from './office';
import { accept, enrol } from './people';
import { SIZES } from './sight';

/** A page of the platform, as the operator who has logged in before. */
export async function onPlatform(browser: Browser, path = ''): Promise<Page> {
  const operator = { storageState: kept('operator.json'), viewport: SIZES.desktop };
  const page = await (await browser.newContext(operator)).newPage();
  await page.goto(`${book.platform}/console/${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** The operators' page of an organisation. */
export async function openOrganisation(page: Page, name: string): Promise<void> {
  await page.goto(`${book.platform}/console/`);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

export interface Founding {
  slug: string;
  name: string;
  member: string;
}

export interface Founded {
  /** Where the administrator stands. */
  desk: Page;
  /** Of the administrator's telephone. */
  secret: string;
  branch: string;
  member: string;
}

interface Made {
  id: string;
}

/** Who administers an organisation that was made for one journey. */
export const adminOf = (slug: string): string => `admin@${slug}.example`;

/** Puts a full member into a branch. */
export async function admit(desk: Page, branch: string, name: string, serial: string): Promise<string> {
  const dates = { joined_on: '2001-07-01', full_on: '2002-07-01' };
  const person = { name, id_no: idNumber('19701102', serial), gender: 'female', member_kind: 'full', ...dates };
  return (await call<Made>(desk, 'POST', '/api/records/members', { ...person, unit_id: branch })).id;
}

/** An organisation for one journey: with an administrator, a branch and a member. */
export async function foundFor(browser: Browser, { slug, name, member }: Founding): Promise<Founded> {
  await zhibu('tenant', 'create', slug, '--name', name, '--kind', 'community', '--email', adminOf(slug));
  const desk = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await accept(desk, await linkTo(adminOf(slug)), `${slug}.admin`);
  const secret = await enrol(desk);
  await desk.waitForURL(`${urlOf(slug)}/console/`);
  const unit = async (body: object) => (await call<Made>(desk, 'POST', '/api/records/units', body)).id;
  const root = await unit({ name, kind: 'party_committee' });
  const branch = await unit({ name: `${name}第一党支部`, kind: 'branch', parent_id: root });
  return { desk, secret, branch, member: await admit(desk, branch, member, '322') };
}
