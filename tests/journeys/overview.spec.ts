import { expect, test } from '@playwright/test';
import { dayAt } from './support/clock';
import { agency, loginOf } from './support/demo';
import { listen } from './support/inspect';
import { logIn } from './support/people';
import { as, SIZES, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('overview');

test('an administrator decides within the bounds of a rule, and everybody reads it', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/rules?area=transfers');
  const heard = listen(page);
  await sound(page, heard, 'rules');
  await page.getByRole('button', { name: '修改 外地（天）' }).click();
  const drawer = page.getByRole('dialog', { name: '自定：外地（天）' });
  await drawer.getByLabel('现行').fill('91');
  await drawer.getByLabel('施行日期').fill(dayAt(0));
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
