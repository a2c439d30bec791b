import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency, kept } from './support/demo';

const { url } = agency();
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const pdf = (name: string, text: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`),
});

async function as(browser: Browser, who: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ storageState: kept(who) })).newPage();
  await page.goto(url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

async function choose(page: Page, kind: string): Promise<void> {
  await page.getByRole('combobox', { name: '材料类别' }).click();
  await page.getByTitle(kind, { exact: true }).click();
}

const picker = (page: Page) => page.getByLabel('把文件拖到这里，或点击选择').first();

test('a file of a member: brought, shown, replaced, read by the member, deleted', async ({ browser }) => {
  const phone = await as(browser, 'member.json', '/record');
  const { member } = await call<{ member: { id: string } }>(phone, 'GET', '/api/records/me');
  const page = await as(browser, 'tenant_admin.json', `/console/members/${member.id}?tab=files`);
  await test.step('two files are brought', async () => {
    await choose(page, '入党申请书');
    await expect(page.getByText('党员本人可以查看')).toBeVisible();
    await picker(page).setInputFiles(pdf('申请书手稿.pdf', 'first'));
    await expect(page.getByRole('button', { name: '申请书手稿', exact: true })).toBeVisible();
    await choose(page, '照片');
    await picker(page).setInputFiles({
      name: '证件照.png',
      mimeType: 'image/png',
      buffer: Buffer.from(PIXEL, 'base64'),
    });
    await expect(page.getByRole('button', { name: '证件照', exact: true })).toBeVisible();
  });
  await test.step('a program is refused and says why', async () => {
    await picker(page).setInputFiles({ name: '坏.png', mimeType: 'image/png', buffer: Buffer.from('MZ program') });
    await expect(page.getByText('不接受这种文件')).toBeVisible();
    await page.getByRole('button', { name: '从列表中移除 坏.png' }).click();
  });
  await test.step('the picture is shown', async () => {
    await page.getByRole('button', { name: '查看 证件照' }).click();
    await expect(page.getByRole('dialog').getByRole('img', { name: '证件照' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  });
  await test.step('a new version counts', async () => {
    await page.getByRole('button', { name: '申请书手稿', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '申请书手稿' });
    await drawer.getByLabel('把文件拖到这里，或点击选择').setInputFiles(pdf('定稿.pdf', 'second'));
    await expect(drawer.getByText('第 2 版')).toBeVisible();
    await drawer.getByRole('button', { name: '关闭' }).click();
  });
  await test.step('the member reads it', async () => {
    await phone.goto(`${url}/record/files`);
    await expect(phone.getByRole('heading', { name: '申请书手稿' })).toBeVisible();
    const saving = phone.waitForEvent('download');
    await phone.getByRole('button', { name: '下载：申请书手稿' }).click();
    expect((await saving).suggestedFilename()).toBe('定稿.pdf');
    await phone.getByRole('link', { name: '查看：证件照' }).click();
    await expect(phone.getByRole('heading', { level: 1, name: '证件照' })).toBeVisible();
    await expect(phone.getByRole('img', { name: '证件照' })).toBeVisible();
    await expect(phone.getByRole('button', { name: '下载：证件照' })).toBeVisible();
    await phone.getByRole('link', { name: '返回' }).click();
    await phone.getByRole('link', { name: '查看：申请书手稿' }).click();
    await expect(phone.getByRole('heading', { level: 1, name: '申请书手稿' })).toBeVisible();
    // a browser without a viewer says so
    await expect(phone.getByTitle('申请书手稿').or(phone.getByText('这个浏览器不能显示 PDF'))).toBeVisible();
    await expect(phone.getByRole('button', { name: '下载：申请书手稿' })).toBeVisible();
  });
  await test.step('it is deleted for a reason', async () => {
    await page.getByRole('button', { name: '申请书手稿', exact: true }).click();
    await page.getByRole('dialog', { name: '申请书手稿' }).getByRole('button', { name: '删除', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '删除“申请书手稿”' });
    await drawer.getByLabel('原因').fill('演示结束');
    await drawer.getByRole('button', { name: '删除', exact: true }).click();
    await expect(page.getByText('已删除')).toBeVisible();
    await expect(page.getByRole('button', { name: '申请书手稿', exact: true })).toHaveCount(0);
  });
});

test('a paper of a unit that is not confidential goes straight into the store', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/units');
  const { items } = await call<{ items: { id: string }[] }>(page, 'GET', '/api/records/units?tree=true');
  await page.goto(`${url}/console/units/${items[0]?.id}?tab=files`);
  await choose(page, '学习资料');
  const put = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await picker(page).setInputFiles(pdf('党课课件.pdf', 'lesson'));
  const answer = await put;
  expect(new URL(answer.url()).origin).not.toBe(url);
  expect(answer.status()).toBe(200);
  await expect(page.getByRole('button', { name: '党课课件', exact: true })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 党课课件' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('党课课件.pdf');
  expect(new URL(saved.url()).origin).toBe(new URL(answer.url()).origin);
});

test('a paper gets through a weak line, with fresh links', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/units');
  const { items } = await call<{ items: { id: string }[] }>(page, 'GET', '/api/records/units?tree=true');
  let cuts = 2;
  await page.route(
    (target) => target.origin !== new URL(url).origin,
    (route) => {
      if (route.request().method() !== 'PUT' || cuts === 0) return route.continue();
      cuts -= 1;
      // a refusal the page can read: a store that says nothing at first is not tried again
      const headers = { 'access-control-allow-origin': '*' };
      return cuts === 1 ? route.fulfill({ status: 403, headers }) : route.abort();
    },
  );
  await page.goto(`${url}/console/units/${items[0]?.id}?tab=files`);
  await choose(page, '学习资料');
  const renewed = page.waitForResponse(
    (answer) => answer.request().method() === 'GET' && /\/api\/records\/direct-uploads\//.test(answer.url()),
  );
  await picker(page).setInputFiles(pdf('弱网课件.pdf', 'weak line'));
  expect((await renewed).status()).toBe(200);
  await expect(page.getByRole('button', { name: '弱网课件', exact: true })).toBeVisible();
  expect(cuts).toBe(0);
});
