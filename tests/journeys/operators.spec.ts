import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency, type Book, book, urlOf } from './support/demo';
import { listen } from './support/inspect';
import { linkTo } from './support/letters';
import { choosePassword, logInAsOperator, PASSWORD } from './support/people';
import { admit, type Founded, foundFor, onPlatform } from './support/platform';
import { soundIn } from './support/sight';
import { chooses, fillDay, picks } from './support/steps';
import { freshCode } from './support/totp';

// What those who run the platform decide, say, watch and hand on.
const SLUG = 'nanhu';
const ORGANISATION = '南湖街道工作委员会';
const TITLE = '今晚八点停机维护';
const LOOKER = { name: '沈审言', email: 'shen.shenyan@operator.example' };
const url = urlOf(SLUG);
const sound = soundIn('operators');

async function openOrganisation(page: Page, name: string): Promise<void> {
  await page.goto(`${book.platform}/console/`);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

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
  await isTold(desk, '党员名额即将用完（1 / 2）');
  await admit(desk, branch, '何雨晴', '328');
  await expect(admit(desk, branch, '周晓雨', '348')).rejects.toThrow(/名额/);
  await isTold(desk, '党员名额已用完（2 / 2），不能再增加，请向平台申请');
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
  await steps.getByRole('button', { name: 'Close' }).click();
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

async function inviteLooker(page: Page): Promise<void> {
  await page.getByRole('button', { name: '邀请运营者' }).click();
  const form = page.getByRole('dialog', { name: '邀请运营者' });
  await form.getByLabel('姓名').fill(LOOKER.name);
  await form.getByLabel('邮箱').fill(LOOKER.email);
  await chooses(form, '角色', '审计');
  await form.getByRole('button', { name: '邀请运营者' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: LOOKER.name })).toContainText('已邀请');
}

/** Follows the letter, leaves, and comes back by password and telephone. */
async function arrive(page: Page): Promise<void> {
  await page.goto(await linkTo(LOOKER.email));
  await choosePassword(page, PASSWORD);
  await page.getByText('不能扫码？手工输入密钥').click();
  const secret = (await page.getByRole('code').textContent()) ?? '';
  await page.getByLabel('输入应用显示的 6 位数字').fill(await freshCode(secret));
  await page.getByRole('button', { name: '完成并登录' }).click();
  await page.getByLabel('我已将恢复码保存在安全的地方').check();
  await page.getByRole('button', { name: '完成' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '单位' })).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '运营人员登录' })).toBeVisible();
  const login = { role: 'auditor', display_name: LOOKER.name, login: LOOKER.email, password: PASSWORD };
  await logInAsOperator(page, { ...book, operator: { ...login, totp_secret: secret } } satisfies Book);
}

/** Everything can be read and nothing done; the server says the same. */
async function onlyLooks(page: Page): Promise<void> {
  await openOrganisation(page, agency().name);
  for (const name of ['查看数据', '邀请管理员', '停用', '注销', '调整上限']) {
    const deed = page.getByRole('button', { name, exact: true });
    await expect(deed).toBeDisabled();
    await expect(deed).toHaveAttribute('title', '您的运营者角色不能进行此操作');
  }
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const suspending = call(page, 'POST', `/api/identity/operator/tenants/${id}/suspend`, { reason: '试一试' });
  await expect(suspending).rejects.toThrow(/: 403 /);
  await page.goto(`${book.platform}/console/operators`);
  await expect(page.getByRole('button', { name: '邀请运营者' })).toBeDisabled();
  await expect(page.getByRole('button', { name: '停用 平台运营', exact: true })).toBeDisabled();
}

/** Who did what: whoever invited, and whoever came. */
async function isLogged(page: Page): Promise<void> {
  await page.goto(`${book.platform}/console/log`);
  const line = (who: string, what: string) => page.getByRole('row').filter({ hasText: who }).filter({ hasText: what });
  await expect(line('平台运营', '邀请运营者').filter({ hasText: LOOKER.name }).first()).toBeVisible();
  await expect(line(LOOKER.name, '退出登录').first()).toBeVisible();
}

test('an operator who may only look is invited, looks, and stands in the log', async ({ browser, page }) => {
  const host = await onPlatform(browser, 'operators');
  await test.step('she is invited', () => inviteLooker(host));
  await test.step('she arrives', () => arrive(page));
  await test.step('she looks and does nothing', () => onlyLooks(page));
  await sound(page, listen(page), 'looker');
  await test.step('the log names both', () => isLogged(page));
  await host.context().close();
});
