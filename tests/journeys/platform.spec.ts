import { expect, type Page, test } from '@playwright/test';
import { agency, book, kept, urlOf, zhibu } from './support/demo';

const SLUG = 'xinqiao';
const ORGANISATION = '新桥街道工作委员会';

const row = (page: Page) => page.getByRole('row').filter({ hasText: ORGANISATION });

test('an operator closes an organisation for a while and opens it again', async ({ browser }) => {
  await zhibu('tenant', 'create', SLUG, '--name', ORGANISATION, '--kind', 'community', '--email', 'a@xinqiao.example');
  const context = await browser.newContext({ storageState: kept('operator.json') });
  const page = await context.newPage();
  await page.goto(`${book.platform}/console/`);
  await expect(row(page)).toContainText('正常');
  await expect(page.getByText('看不到单位里的任何内容')).toBeVisible();

  await row(page)
    .getByRole('button', { name: `停用“${ORGANISATION}”` })
    .click();
  const drawer = page.getByRole('dialog', { name: `停用“${ORGANISATION}”` });
  await drawer.getByRole('button', { name: '停用' }).click();
  await expect(drawer.getByText('请填写停用原因')).toBeVisible();
  await drawer.getByLabel('停用原因').fill('合同到期');
  await drawer.getByRole('button', { name: '停用' }).click();
  await expect(row(page)).toContainText('已停用');
  await expect(row(page)).toContainText('合同到期');

  const guest = await browser.newPage();
  await guest.goto(`${urlOf(SLUG)}/login/`);
  await expect(guest.getByRole('heading', { name: '暂停使用' })).toBeVisible();
  await expect(guest.getByRole('button', { name: '登录' })).toHaveCount(0);

  await row(page)
    .getByRole('button', { name: `恢复“${ORGANISATION}”` })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await expect(row(page)).toContainText('正常');
  await guest.reload();
  await expect(guest.getByRole('button', { name: '登录' })).toBeVisible();
  await guest.close();
  await context.close();
});

test('what belongs to an organisation is not on the platform, and the other way round', async ({ browser }) => {
  const context = await browser.newContext({ storageState: kept('operator.json') });
  const page = await context.newPage();
  await page.goto(`${book.platform}/console/members`);
  await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible();
  await page.goto(`${agency().url}/console/`);
  await expect(page).toHaveURL(/\/login\//);
  await context.close();
});
