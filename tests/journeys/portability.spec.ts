import { readFileSync } from 'node:fs';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { urlOf } from './support/demo';
import { listen } from './support/inspect';
import { findMember } from './support/office';
import { accept, invite, PASSWORD, submitLogIn } from './support/people';
import { type Founded, foundFor, onPlatform } from './support/platform';
import { soundIn } from './support/sight';
import { freshCode } from './support/totp';

// An organisation takes its data along, and is set back to what it was: by its administrator and an operator alone.
const SLUG = 'beicang';
const ORGANISATION = '北仓街道工作委员会';
const MEMBER = { name: '蒋冬梅', email: 'jiang.dongmei@beicang.example' };
/** What somebody wrote by mistake. */
const MISTAKEN = '蒋冬雪';
const PASSPHRASE = '北仓街道导出口令-2026';
const url = urlOf(SLUG);
const sound = soundIn('portability');

/** The member at a telephone, who needs no code to come in. */
async function telephone(browser: Browser, { desk, member }: Founded): Promise<Page> {
  const link = await invite(desk, { email: MEMBER.email, display_name: MEMBER.name, member_id: member });
  const phone = await (await browser.newContext()).newPage();
  await accept(phone, link, `${SLUG}.member`);
  await expect(phone.getByRole('heading', { name: `${MEMBER.name}同志` })).toBeVisible();
  return phone;
}

const table = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Whose data leaves proves who asks. */
async function proves(form: Locator, secret: string): Promise<void> {
  await form.getByLabel('您的登录密码').fill(PASSWORD);
  await form.getByLabel('手机验证码').fill(await freshCode(secret));
}

async function orderExport({ desk, secret }: Founded): Promise<void> {
  await desk.goto(`${url}/console/data`);
  await desk.getByRole('button', { name: '导出全部数据' }).click();
  const form = desk.getByRole('dialog', { name: '导出全部数据' });
  await form.getByLabel('导出口令', { exact: true }).fill(PASSPHRASE);
  await form.getByLabel('再输入一次导出口令').fill('另一个足够长的口令');
  await proves(form, secret);
  await form.getByRole('button', { name: '开始导出' }).click();
  await expect(form.getByText('两次输入的口令不一样')).toBeVisible();
  await form.getByLabel('再输入一次导出口令').fill(PASSPHRASE);
  await form.getByRole('button', { name: '开始导出' }).click();
  await expect(form).toBeHidden();
  await expect(table(desk, '导出')).toContainText('已完成');
}

async function download({ desk, secret }: Founded): Promise<void> {
  await desk.goto(`${url}/console/data`);
  await desk.getByRole('button', { name: /^下载 .+ 的导出$/ }).click();
  const form = desk.getByRole('dialog', { name: /^下载 .+ 的导出$/ });
  await proves(form, secret);
  const coming = desk.waitForEvent('download');
  await form.getByRole('button', { name: '下载', exact: true }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^beicang-\d{4}-\d\d-\d\d\.zhibu\.tar$/);
  const whole = readFileSync(await file.path());
  expect(whole.toString('latin1', 257, 262)).toBe('ustar');
  expect(whole.includes('tables/records/members/')).toBe(true);
  await expect(form).toBeHidden();
}

/** Answers where the backup stands in the list, counted from its end: others may come before it. */
async function backUp(page: Page): Promise<number> {
  await page.getByRole('link', { name: `“${ORGANISATION}”的备份与恢复` }).click();
  await expect(page.getByText('没有做过恢复')).toBeVisible();
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText('已备份')).toBeVisible();
  await expect(table(page, '备份')).toContainText('已完成');
  return page.getByRole('button', { name: /^恢复到 / }).count();
}

async function rename({ desk }: Founded): Promise<void> {
  await findMember(desk, MEMBER.name);
  await desk.getByRole('button', { name: '编辑', exact: true }).click();
  const form = desk.getByRole('dialog', { name: `编辑 ${MEMBER.name}` });
  await form.getByLabel('姓名', { exact: true }).fill(MISTAKEN);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: MISTAKEN })).toBeVisible();
}

async function restore(page: Page, fromEnd: number): Promise<void> {
  const backups = page.getByRole('button', { name: /^恢复到 / });
  await backups.nth((await backups.count()) - fromEnd).click();
  const form = page.getByRole('dialog', { name: /^恢复到 / });
  await form.getByRole('button', { name: '恢复到这里' }).click();
  await expect(form.getByText('请填写恢复原因')).toBeVisible();
  await form.getByLabel('恢复原因').fill('姓名误改');
  await form.getByRole('button', { name: '恢复到这里' }).click();
  await expect(form).toBeHidden();
}

const restoration = (page: Page) => page.getByRole('article').first();

async function compare(page: Page): Promise<void> {
  await expect(restoration(page)).toContainText('等待确认', { timeout: 60_000 });
  const members = restoration(page)
    .getByRole('row')
    .filter({ hasText: /records\.members\s*\d/ });
  await expect(members.getByRole('cell')).toHaveText(['0', '0', '1']);
}

/** Presses what changes everything at once, and the same in the question that follows. */
async function decide(page: Page, deed: string, after: string): Promise<void> {
  await restoration(page).getByRole('button', { name: deed, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: deed, exact: true }).click();
  await expect(restoration(page)).toContainText(after, { timeout: 60_000 });
}

/** Whoever was logged in is so no more, and reads after logging in what holds. */
async function isCalled(phone: Page, name: string): Promise<void> {
  await phone.goto(`${url}/record`);
  await expect(phone).toHaveURL(/\/login\//);
  await submitLogIn(phone, MEMBER.email, PASSWORD);
  await phone.waitForURL(`${url}/record`);
  await expect(phone.getByText(name).first()).toBeVisible();
}

test('an organisation takes its data along, is set back in time, and forward again', async ({ browser }) => {
  const here = await foundFor(browser, { slug: SLUG, name: ORGANISATION, member: MEMBER.name });
  const heard = listen(here.desk);
  const phone = await telephone(browser, here);
  await test.step('the administrator orders an export', () => orderExport(here));
  await sound(here.desk, heard, 'exports');
  const page = await onPlatform(browser);
  const complaints = listen(page);
  const fromEnd = await test.step('an operator takes a backup', () => backUp(page));
  await test.step('a name is written wrongly', () => rename(here));
  await phone.goto(`${url}/`);
  await expect(phone.getByRole('heading', { name: `${MISTAKEN}同志` })).toBeVisible();
  await test.step('the operator restores beside it', () => restore(page, fromEnd));
  await test.step('the administrator fetches the export', () => download(here));
  await test.step('the operator sees what differs', () => compare(page));
  await sound(page, complaints, 'compared');
  await test.step('the restored is put in use', () => decide(page, '切换', '可撤销到'));
  await test.step('the name is as it was', () => isCalled(phone, MEMBER.name));
  await test.step('it is taken back', () => decide(page, '撤销切换', '已撤销'));
  await test.step('the name is the last one', () => isCalled(phone, MISTAKEN));
  for (const one of [page, phone, here.desk]) await one.context().close();
});
