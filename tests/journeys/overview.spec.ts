import { type Browser, expect, type Page, test } from '@playwright/test';
import { agency, kept, loginOf } from './support/demo';
import { findings, listen, settled } from './support/inspect';
import { logIn } from './support/people';

const { url } = agency();

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

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

test('an administrator decides within the bounds of a rule, and everybody reads it', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/rules?area=transfers');
  const heard = listen(page);
  await sound(page, heard, 'rules');
  await page.getByRole('button', { name: '修改 外地（天）' }).click();
  const drawer = page.getByRole('dialog', { name: '自定：外地（天）' });
  await drawer.getByLabel('现行').fill('91');
  await drawer.getByLabel('施行日期').fill(new Date().toISOString().slice(0, 10));
  await drawer.getByLabel('理由').fill('党委会决定');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('可以从严，不能放宽').first()).toBeVisible();
  await sound(page, heard, 'rules-refused');
  await drawer.getByLabel('现行').fill('20');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByText('党委会决定').first()).toBeVisible();
  await page.context().close();

  const reader = await (await browser.newContext({ viewport: SIZES.phone })).newPage();
  await logIn(reader, url, loginOf(agency(), 'secretary'));
  await reader.goto(`${url}/console/rules?area=transfers`);
  await expect(reader.getByText('本单位自定').first()).toBeVisible();
  await reader.context().close();
});

test('exceptions lead to the units that have them', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/exceptions');
  const heard = listen(page);
  await sound(page, heard, 'exceptions');
  const first = page.getByRole('main').locator('.lines a').first();
  const name = await first.locator('strong').innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(page.getByRole('link', { name: '去办理' }).first()).toBeVisible();
  await page.context().close();
});

test('a member subscribes to the calendar of the branch, and ends it', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/branch');
  const heard = listen(page);
  await page.getByRole('button', { name: '生成订阅地址' }).click();
  const address = await page.locator('.calendar-address code').innerText();
  await sound(page, heard, 'calendar');
  // as a calendar program reads it: no session goes along
  const read = () =>
    page.evaluate(async (from) => {
      const answer = await fetch(from, { credentials: 'omit' });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    }, address);
  const feed = await read();
  expect(feed.type).toContain('text/calendar');
  expect(feed.text).toContain('BEGIN:VCALENDAR');
  await page.getByRole('button', { name: '停止订阅' }).click();
  await expect(page.getByRole('button', { name: '生成订阅地址' })).toBeVisible();
  expect((await read()).status).toBe(404);
  await page.context().close();
});
