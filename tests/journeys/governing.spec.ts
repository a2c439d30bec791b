import { expect, type Page, test } from '@playwright/test';
import { book, urlOf } from './support/demo';
import { listen } from './support/inspect';
import { admit, type Founded, foundFor, onPlatform, openOrganisation } from './support/platform';
import { soundIn } from './support/sight';
import { chooses, fillDay, picks } from './support/steps';

// What those who run the platform decide, say and watch.
const SLUG = 'nanhu';
const ORGANISATION = '南湖街道工作委员会';
const TITLE = '今晚八点停机维护';
const url = urlOf(SLUG);
const sound = soundIn('governing');

async function decideQuota(page: Page): Promise<void> {
  await openOrganisation(page, ORGANISATION);
  await page.getByRole('button', { name: '调整上限' }).click();
  const form = page.getByRole('dialog', { name: `调整“${ORGANISATION}”的上限` });
  const members = form.getByRole('group', { name: '党员名额 · 人' });
  await chooses(members, '设定方式', '单独设定');
  await members.getByLabel('上限').fill('2');
  await members.getByLabel('提醒线').fill('3');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByText('提醒线不能高于上限').first()).toBeVisible();
  await members.getByLabel('提醒线').fill('1');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: '党员名额' });
  await expect(row).toContainText('单独设定');
  await expect(row.getByRole('cell')).toHaveText([/./, '1 人', '2 人', /./]);
}

/** What is used is counted now and then. */
async function isTold(desk: Page, text: string): Promise<void> {
  await expect(async () => {
    await desk.goto(`${url}/console/`);
    await expect(desk.getByText(text)).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 90_000 });
}

async function usesUp({ desk, branch }: Founded): Promise<void> {
  await isTold(desk, '党员名额即将用完（1 人 / 2 人）');
  await admit(desk, branch, '何雨晴', '328');
  await expect(admit(desk, branch, '周晓雨', '348')).rejects.toThrow(/名额/);
  await isTold(desk, '党员名额已用完（2 人 / 2 人），不能再增加，请向平台申请');
}

async function publish(page: Page): Promise<void> {
  await page.goto(`${book.platform}/console/announcements`);
  await page.getByRole('button', { name: '发布公告' }).click();
  const form = page.getByRole('dialog', { name: '发布公告' });
  await chooses(form, '级别', '紧急');
  await form.getByLabel('标题（中文）').fill(TITLE);
  await form.getByLabel('内容（中文）').fill('预计一小时，期间不能登录。');
  await form.getByLabel('标题（英文）').fill('Down for maintenance at 8 pm');
  await form.getByLabel('内容（英文）').fill('For about an hour. Nobody can log in.');
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await fillDay(form, '开始日期', today);
  await fillDay(form, '结束日期（含）', today);
  await form.getByRole('radio', { name: '一个单位' }).check();
  await picks(form, '单位', ORGANISATION);
  await form.getByLabel('在登录页也显示').check();
  await form.getByRole('button', { name: '发布公告' }).click();
  await expect(form).toBeHidden();
  await expect(announced(page)).toContainText('显示中');
  await expect(announced(page)).toContainText(ORGANISATION);
}

const announced = (page: Page) => page.getByRole('row').filter({ hasText: TITLE });
/** Wherever people read it. */
const told = (page: Page) => page.getByRole('region', { name: '平台公告' });

async function readsAndDismisses({ desk }: Founded): Promise<void> {
  await desk.goto(`${url}/`);
  await expect(told(desk)).toContainText(TITLE);
  await desk.goto(`${url}/console/`);
  await expect(told(desk).locator('.notice.bad')).toContainText(TITLE);
  await desk.getByRole('button', { name: `知道了：${TITLE}` }).click();
  await expect(told(desk)).toHaveCount(0);
  await desk.goto(`${url}/`);
  await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(told(desk)).toHaveCount(0);
}

async function withdraw(page: Page, guest: Page): Promise<void> {
  await guest.goto(`${url}/login/`);
  await expect(guest.locator('.told.bad')).toContainText(TITLE);
  await page.getByRole('button', { name: `撤回“${TITLE}”` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await expect(announced(page)).toContainText('已撤回');
  await expect(async () => {
    const answer = guest.waitForResponse((response) => response.url().endsWith('/api/identity/announcements'));
    await guest.reload();
    await answer;
    await expect(guest.locator('.told')).toHaveCount(0, { timeout: 2000 });
  }).toPass();
}

/** How an organisation was made, and how the data of all is kept from being upgraded for a while. */
async function watchRuns(page: Page): Promise<void> {
  await page.goto(`${book.platform}/console/runs`);
  await page.getByRole('button', { name: `开通“${ORGANISATION}”的步骤` }).click();
  const steps = page.getByRole('dialog', { name: `开通“${ORGANISATION}”的步骤` });
  await expect(steps.getByRole('row').filter({ hasText: '写入初始数据' })).toContainText('已完成');
  await expect(steps.getByText('未开始')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(steps).toBeHidden();
  await page.getByRole('button', { name: '暂停升级' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '暂停升级' }).click();
  await expect(page.getByText(/^平台运营 于 .+ 暂停$/)).toBeVisible();
  await page.getByRole('button', { name: '继续升级' }).click();
  await expect(page.getByRole('button', { name: '暂停升级' })).toBeVisible();
}

test('an operator decides how much, says something, and sees how far it is', async ({ browser, page: guest }) => {
  const here = await foundFor(browser, { slug: SLUG, name: ORGANISATION, member: '蒋冬梅' });
  const page = await onPlatform(browser);
  const heard = listen(page);
  await test.step('how many members there may be', () => decideQuota(page));
  await sound(page, heard, 'quotas');
  await test.step('the administrator is warned', () => usesUp(here));
  await test.step('something is said to one organisation', () => publish(page));
  await test.step('its administrator reads it', () => readsAndDismisses(here));
  await test.step('it is withdrawn', () => withdraw(page, guest));
  await test.step('what runs is seen and held', () => watchRuns(page));
  for (const one of [page, here.desk]) await one.context().close();
});
