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
  await expect(page.getByText('看不到单位里的任何内容').first()).toBeVisible();

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
  await guest.goto(urlOf(SLUG));
  await expect(guest.getByRole('heading', { name: '暂停使用' })).toBeVisible();
  await expect(guest.getByRole('button', { name: '登录' })).toHaveCount(0);
  await guest.goto(`${urlOf(SLUG)}/login/`);
  await expect(guest.getByText('目前只有管理员可以登录')).toBeVisible();

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

test('an organisation is made, closed for good and taken back', async ({ browser }) => {
  const context = await browser.newContext({ storageState: kept('operator.json') });
  const page = await context.newPage();
  await page.goto(`${book.platform}/console/`);
  await page.getByRole('button', { name: '新建单位' }).click();
  const form = page.getByRole('dialog', { name: '新建单位' });
  await form.getByLabel('单位名称').fill('河东街道工作委员会');
  await form.getByLabel('网址标识').fill('hedong');
  await form.getByLabel('管理员姓名').fill('孙主任');
  await form.getByLabel('管理员邮箱').fill('a@hedong.example');
  await form.getByRole('button', { name: '新建单位' }).click();
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: '河东街道工作委员会', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '河东街道工作委员会' })).toBeVisible();
  await page.getByRole('button', { name: '注销', exact: true }).click();
  const close = page.getByRole('dialog', { name: '注销“河东街道工作委员会”' });
  await close.getByLabel('注销原因').fill('街道撤并');
  await close.getByRole('button', { name: '注销', exact: true }).click();
  await expect(page.getByText('这个单位正在注销')).toBeVisible();
  const guest = await browser.newPage();
  await guest.goto(urlOf('hedong'));
  await expect(guest.getByRole('heading', { name: '正在注销' })).toBeVisible();
  await expect(guest.getByText('街道撤并').first()).toBeVisible();
  await page.getByRole('button', { name: '撤回注销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回注销' }).click();
  await expect(page.getByText('这个单位正在注销')).toBeHidden();
  await guest.goto(`${urlOf('hedong')}/login/`);
  await expect(guest.getByRole('button', { name: '登录' })).toBeVisible();
  await guest.close();
  await context.close();
});

test('an operator looks in, the organisation sees it and ends it', async ({ browser }) => {
  const context = await browser.newContext({ storageState: kept('operator.json') });
  const page = await context.newPage();
  await page.goto(`${book.platform}/console/`);
  await page.getByRole('link', { name: agency().name, exact: true }).click();
  await page.getByRole('button', { name: '查看数据' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('查看原因').fill('排查导入故障');
  await form.getByRole('button', { name: '查看数据' }).click();
  await expect(form).toBeHidden();
  await expect(page).toHaveURL(`${book.platform}/console/entries`);
  await page.getByRole('button', { name: `进入“${agency().name}”` }).click();
  await expect(page).toHaveURL(`${agency().url}/console/`);
  await expect(page.getByText('您以平台运营者身份查看')).toBeVisible();
  await page.goto(`${agency().url}/console/members`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const admin = await browser.newContext({ storageState: kept('tenant_admin.json') });
  const desk = await admin.newPage();
  await desk.goto(`${agency().url}/console/`);
  await expect(desk.getByText('正在查看本单位数据')).toBeVisible();
  await desk.goto(`${agency().url}/console/operator-entries`);
  await desk
    .getByRole('button', { name: /^结束 .+ 的查看/ })
    .first()
    .click();
  await expect(desk.getByText('单位结束').first()).toBeVisible();
  await page.goto(`${agency().url}/console/members`);
  await expect(page).toHaveURL(/\/login\//);
  await expect(page.getByRole('heading', { name: '查看已结束' })).toBeVisible();
  const back = page.getByRole('link', { name: '回到运营平台' });
  await expect(back).toHaveAttribute('href', `${book.platform}/console/entries`);
  await admin.close();
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
