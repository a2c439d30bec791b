import { readFileSync } from 'node:fs';
import { type BrowserContext, type Download, expect, type Page, test } from '@playwright/test';
import { aheadIn, clock, goForward } from './support/clock';
import { book, urlOf } from './support/demo';
import { listen } from './support/inspect';
import { lettersTo } from './support/letters';
import { logInAsOperator } from './support/people';
import { SIZES, soundIn } from './support/sight';

// An organisation ends: the operator closes it, nobody takes that back, and what is left are two files.
const SLUG = 'hexi';
const ORGANISATION = '河西街道工作委员会';
const ADMIN = 'admin@hexi.example';
const REASON = '街道撤并';
const DAYS = 30;
const sound = soundIn('closing');
const operator = { ...book.operator };

/** Where the operator stands at that time. Whoever was logged in before is so no more. */
async function atDesk(context: BrowserContext, ahead: number): Promise<Page> {
  await Promise.all(context.pages().map((page) => page.close()));
  await context.clearCookies();
  goForward(ahead);
  const page = await context.newPage();
  await aheadIn(page, ahead);
  operator.password = await logInAsOperator(page, { ...book, operator });
  return page;
}

async function make(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建单位' }).click();
  const form = page.getByRole('dialog', { name: '新建单位' });
  await form.getByLabel('单位名称').fill(ORGANISATION);
  await form.getByLabel('网址标识').fill(SLUG);
  await form.getByLabel('管理员姓名').fill('孙主任');
  await form.getByLabel('管理员邮箱').fill(ADMIN);
  await form.getByRole('button', { name: '新建单位' }).click();
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: ORGANISATION, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: ORGANISATION })).toBeVisible();
}

async function close(page: Page): Promise<void> {
  await page.getByRole('button', { name: '注销', exact: true }).click();
  const form = page.getByRole('dialog', { name: `注销“${ORGANISATION}”` });
  await form.getByLabel('注销原因').fill(REASON);
  await form.getByLabel('等待天数').fill('7');
  await form.getByRole('button', { name: '注销', exact: true }).click();
  // nobody's data goes faster than was promised
  await expect(form.getByText(`等待天数应在 ${DAYS} 到 3650 之间`).first()).toBeVisible();
  await form.getByLabel('等待天数').fill(String(DAYS));
  await form.getByRole('button', { name: '注销', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText(/^这个单位正在注销，.+之后全部数据将永久删除$/)).toBeVisible();
}

/** What somebody reads at its address. */
async function says(context: BrowserContext, title: string): Promise<void> {
  const guest = await context.newPage();
  await guest.goto(urlOf(SLUG));
  await expect(guest.getByRole('heading', { name: title })).toBeVisible();
  await guest.close();
}

const certificate = (page: Page) => page.getByRole('row').filter({ hasText: ORGANISATION });

/** Those whose time has passed are looked for now and then. */
async function isGone(page: Page): Promise<void> {
  await page.getByRole('link', { name: '注销证明' }).click();
  await expect(async () => {
    await page.reload();
    await expect(certificate(page)).toContainText('保存到', { timeout: 2000 });
  }).toPass({ timeout: 90_000 });
}

async function comes(page: Page, press: () => Promise<void>): Promise<Download> {
  const coming = page.waitForEvent('download');
  await press();
  return coming;
}

async function fetchCertificate(page: Page): Promise<string> {
  const button = certificate(page).getByRole('button', { name: `下载“${ORGANISATION}”的注销证明` });
  const file = await comes(page, () => button.click());
  expect(file.suggestedFilename()).toBe(`${SLUG}-deletion-certificate.json`);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain(ORGANISATION);
  return text;
}

async function fetchLastExport(page: Page): Promise<Buffer> {
  await certificate(page).getByRole('button', { name: '下载导出' }).click();
  const form = page.getByRole('dialog', { name: `下载 ${ORGANISATION} 的最后一次导出` });
  await form.getByRole('button', { name: '下载导出' }).click();
  await expect(form.getByText('请填写下载原因')).toBeVisible();
  await form.getByLabel('下载原因').fill('原单位来函索取');
  const file = await comes(page, () => form.getByRole('button', { name: '下载导出' }).click());
  expect(file.suggestedFilename()).toBe(`${SLUG}-last.zhibu.tar`);
  await expect(form).toBeHidden();
  return readFileSync(await file.path());
}

test('an organisation is closed, its time passes, and its certificate and last export are fetched', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const strangers = await browser.newContext();
  const begun = clock();
  let page = await atDesk(context, begun);
  await test.step('there is one', () => make(page));
  await test.step('it is closed', () => close(page));
  await sound(page, listen(page), 'closing');
  await says(strangers, '正在注销');
  page = await test.step('nobody takes it back', () => atDesk(context, begun + (DAYS + 1) * 86_400_000));
  await test.step('it is deleted', () => isGone(page));
  await sound(page, listen(page), 'certificates');
  await says(strangers, '找不到这个单位');
  const text = await test.step('what was deleted is certified', () => fetchCertificate(page));
  const whole = await test.step('the last export is handed out', () => fetchLastExport(page));
  expect(whole.toString('latin1', 257, 262)).toBe('ustar');
  expect(text).toContain('final_export');
  await expect.poll(() => lettersTo(ADMIN)[0]?.text).toContain('原单位来函索取');
  await page.getByRole('link', { name: '运营日志' }).click();
  await expect(page.getByRole('row').filter({ hasText: '下载最后一次导出' })).toContainText('原单位来函索取');
  for (const one of [context, strangers]) await one.close();
});
