import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { urlOf } from './support/demo';
import { accept, invite, PASSWORD } from './support/people';
import { type Founded, foundFor } from './support/platform';
import { SIZES } from './support/sight';

// What an organisation tells a member, what the member takes away, and what is erased when the member asks for it.
const SLUG = 'yulin';
const ORGANISATION = '榆林街道工作委员会';
const MEMBER = { name: '罗秋实', email: 'luo.qiushi@yulin.example', mobile: '13800138000' };
const FIRST = '我们保存您的姓名和电话，用于通知会议。';
const SECOND = '我们保存您的姓名和电话，只用于通知会议和学习。';
const REASON = '电话已不再使用，同意删除。';
const ITEM = '档案中的电话';
const url = urlOf(SLUG);

interface Versioned {
  id: string;
  version: number;
}

/** The first version, which the administrator has read. */
async function tells({ desk }: Founded): Promise<void> {
  const notices = '/api/identity/privacy/notices';
  const draft = await call<Versioned>(desk, 'POST', notices);
  const texts = { text_zh: FIRST, text_en: '' };
  const { version } = await call<Versioned>(desk, 'PATCH', `${notices}/${draft.id}`, texts, draft.version);
  await call(desk, 'POST', `${notices}/${draft.id}/publish`, undefined, version);
  await call(desk, 'POST', '/api/identity/me/consents', { purpose: 'notice', given: true, notice_id: draft.id });
}

/** The page before every other one, until it was read. */
async function confirms(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '隐私告知' })).toBeVisible();
  await expect(page.getByText(text)).toBeVisible();
  await page.getByRole('button', { name: '我已阅读' }).click();
}

const greeting = (phone: Page) => phone.getByRole('heading', { name: `${MEMBER.name}同志` });

/** The member at a telephone, whose number stands in the record. */
async function arrives(browser: Browser, { desk, member }: Founded): Promise<Page> {
  const path = `/api/records/members/${member}`;
  const { version } = await call<Versioned>(desk, 'GET', path);
  await call(desk, 'PATCH', path, { mobile: MEMBER.mobile }, version);
  const link = await invite(desk, { email: MEMBER.email, display_name: MEMBER.name, member_id: member });
  const phone = await (await browser.newContext({ viewport: SIZES.phone })).newPage();
  await accept(phone, link, `${SLUG}.member`);
  await confirms(phone, FIRST);
  await expect(greeting(phone)).toBeVisible();
  return phone;
}

/** Who publishes a version meets it as everybody does. */
async function publishes({ desk }: Founded): Promise<void> {
  await desk.goto(`${url}/console/privacy?tab=notice`);
  await desk.getByRole('button', { name: '起草新版本' }).click();
  await desk.getByRole('textbox', { name: '中文', exact: true }).fill(SECOND);
  const save = desk.getByRole('button', { name: '保存草稿', exact: true });
  await save.click();
  await expect(desk.getByText('已保存')).toBeVisible();
  // what is published is the version that was read again after it was saved
  await expect(save).not.toHaveClass(/ant-btn-loading/);
  await desk.getByRole('button', { name: '发布', exact: true }).click();
  const question = desk.getByRole('dialog').filter({ hasText: '发布这份告知吗？' });
  await question.getByRole('button', { name: '发布', exact: true }).click();
  await confirms(desk, SECOND);
  await expect(desk.getByText(/^第 2 版，/)).toBeVisible();
}

async function looksBack(phone: Page): Promise<void> {
  await phone.goto(`${url}/account/privacy`);
  await phone.getByRole('link', { name: '历次版本' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: '隐私告知的历次版本' })).toBeVisible();
  await expect(phone.getByRole('link', { name: '第 2 版' })).toContainText('现行版本');
  await phone.getByRole('link', { name: '第 1 版' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: '第 1 版' })).toBeVisible();
  await expect(phone.getByText(FIRST)).toBeVisible();
}

async function takesAway(phone: Page): Promise<void> {
  await phone.goto(`${url}/account/privacy`);
  await phone.getByRole('button', { name: '导出', exact: true }).click();
  const form = phone.getByRole('dialog', { name: '导出我的信息' });
  await form.getByLabel('现在的密码').fill(PASSWORD);
  const coming = phone.waitForEvent('download', (file) => file.suggestedFilename().endsWith('.json'));
  await form.getByRole('button', { name: '导出', exact: true }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^我的信息-\d{4}-\d\d-\d\d\.json$/);
  const { record } = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(record.record).toMatchObject({ name: MEMBER.name, mobile: MEMBER.mobile });
  await expect(phone.getByText('已导出，请在下载文件夹中查看。')).toBeVisible();
}

async function asks(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: '申请删除', exact: true }).click();
  const form = phone.getByRole('dialog', { name: '申请删除' });
  await form.getByLabel('现在的密码').fill(PASSWORD);
  await form.getByRole('button', { name: '提交申请' }).click();
  await expect(form.getByText('请至少选择一项。')).toBeVisible();
  await form.getByLabel(ITEM).check();
  await form.getByRole('button', { name: '提交申请' }).click();
  await expect(form).toBeHidden();
  await expect(phone.getByText(/^等待答复，最迟/)).toBeVisible();
}

async function decides({ desk }: Founded): Promise<void> {
  await desk.goto(`${url}/console/privacy?tab=requests`);
  await desk.getByRole('button', { name: '答复', exact: true }).click();
  const form = desk.getByRole('dialog', { name: '答复删除申请' });
  await expect(form).toContainText(MEMBER.name);
  await form.getByRole('checkbox', { name: ITEM }).check();
  await form.getByLabel('给本人的说明').fill(REASON);
  await form.getByRole('button', { name: '答复', exact: true }).click();
  await expect(form).toBeHidden();
}

/** The service that keeps the record erases it a moment later, and says so. */
async function hears(phone: Page): Promise<void> {
  await expect(async () => {
    await phone.reload();
    await expect(phone.getByText('已全部删除')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(phone.getByText(`答复：${REASON}`)).toBeVisible();
  const { member } = await call<{ member: { mobile_masked: string | null } }>(phone, 'GET', '/api/records/me');
  expect(member.mobile_masked).toBeNull();
}

test('a member is told, takes own data away, and has a number erased', async ({ browser }) => {
  const here = await foundFor(browser, { slug: SLUG, name: ORGANISATION, member: MEMBER.name });
  await tells(here);
  const phone = await arrives(browser, here);
  await test.step('the administrator publishes the second version', () => publishes(here));
  await test.step('the member meets it before anything else', async () => {
    await phone.goto(`${url}/`);
    await confirms(phone, SECOND);
    await expect(greeting(phone)).toBeVisible();
  });
  await test.step('the member reads the earlier version', () => looksBack(phone));
  await test.step('the member takes own data away', () => takesAway(phone));
  await test.step('the member asks for an erasure', () => asks(phone));
  await test.step('the administrator decides it', () => decides(here));
  await test.step('the member sees the outcome', () => hears(phone));
  for (const one of [phone, here.desk]) await one.context().close();
});
