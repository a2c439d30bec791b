import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { dayAt } from './support/clock';
import { agency, kept } from './support/demo';
import { findings, listen, settled } from './support/inspect';

const { url } = agency();
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

interface Mine {
  member_id: string;
  unit_id: string;
  partners: { id: string; name: string }[];
  items: { id: string; people: { id: string }[]; day: string }[];
}

interface Overview {
  counted: number;
}

async function as(browser: Browser, who: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ storageState: kept(who), viewport: SIZES.desktop })).newPage();
  await page.goto(url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Nothing is wrong with what is on the page, at both sizes. */
async function sound(page: Page, heard: () => string[], name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await settled(page);
    expect.soft([...(await findings(page)), ...heard()], `${name} on ${size}`).toEqual([]);
  }
  await page.setViewportSize(SIZES.desktop);
}

/** Chooses somebody in a list of the drawer by typing the name. */
async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(name);
  await page.locator('.ant-select-dropdown:visible').getByText(name, { exact: true }).first().click();
}

test('a talk is entered, the member sees it and says that it did not take place', async ({ browser }) => {
  const member = await as(browser, 'member.json', '/talks');
  const mine = await call<Mine>(member, 'GET', '/api/records/talks/mine');
  const own = (await call<{ member: { name: string } }>(member, 'GET', '/api/records/me')).member.name;
  const today = dayAt(0);
  const busy = mine.items.filter(({ day }) => day === today).flatMap(({ people }) => people.map(({ id }) => id));
  const other = mine.partners.find(({ id }) => !busy.includes(id));
  if (!other) throw new Error('there is nobody to talk with');
  const page = await as(browser, 'tenant_admin.json', `/console/talks?unit=${mine.unit_id}`);
  const heard = listen(page);
  const count = async () =>
    (await call<Overview>(page, 'GET', `/api/records/talks/overview?unit_id=${mine.unit_id}`)).counted;
  const before = await count();
  await sound(page, heard, 'talks');
  await page.getByRole('button', { name: '登记谈心谈话' }).click();
  const drawer = page.getByRole('dialog', { name: /^登记谈心谈话/ });
  await choose(page, '谈话一方', own);
  await choose(page, '谈话另一方', other.name);
  await sound(page, heard, 'talks-enter');
  await drawer.getByRole('button', { name: '登记谈心谈话' }).click();
  await expect(drawer).toBeHidden();
  expect(await count()).toBe(before + 1);

  await member.reload();
  const listens = listen(member);
  await sound(member, listens, 'own-talks');
  await member
    .getByRole('button', { name: `没有谈过，提出异议：和${other.name}的谈话` })
    .first()
    .click();
  await expect(member.getByText('有异议，不计入').first()).toBeVisible();
  expect(await count()).toBe(before);
  await member.context().close();

  await page.reload();
  await expect(page.getByText('对方有异议').last()).toBeVisible();
  await page.context().close();
});
