import { expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('cadres');

interface Items<T> {
  items: T[];
}

const unit = async (page: Page): Promise<string> =>
  (await call<Items<{ id: string }>>(page, 'GET', '/api/records/units?limit=1')).items[0]?.id ?? '';

test('a cadre is proposed, and stands in the notice', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/cadres');
  const heard = listen(page);
  await sound(page, heard, 'register');
  const new_ = { unit_id: await unit(page), name: '钱卫东', resume: '2002.07--2012.03  科员\n2013.01--  科长' };
  const { id } = await call<{ id: string }>(page, 'POST', '/api/records/cadres', new_);
  await page.goto(`${url}/console/cadres/${id}`);
  await expect(page.getByText(/断档/).first()).toBeVisible();
  await sound(page, heard, 'record');
  await page.getByRole('link', { name: '三龄两历' }).click();
  await sound(page, heard, 'checks');

  await page.getByRole('button', { name: '提出任免' }).click();
  const drawer = page.getByRole('dialog', { name: '提出任免' });
  await drawer.getByLabel('拟任职务').fill('办公室主任');
  await drawer.getByLabel('任免理由').fill('工作需要');
  await sound(page, heard, 'propose');
  await drawer.getByRole('button', { name: '提出任免' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /办公室主任/ })).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: '开始公示', exact: true }).click();
  const notice = page.getByRole('dialog', { name: '开始公示' });
  await sound(page, heard, 'notice');
  await notice.getByRole('button', { name: '开始公示', exact: true }).click();
  await expect(page.getByText('任前公示').first()).toBeVisible();
  await expect(page.getByText(/公示到.*才结束/)).toBeVisible();
  await sound(page, heard, 'in-notice');
  await page.context().close();
});

test('the form is shown for a reason, and taken away as a file', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/cadres');
  const heard = listen(page);
  const list = await call<Items<{ id: string; name: string }>>(page, 'GET', '/api/records/cadres?q=林婉清');
  await page.goto(`${url}/console/cadres/${list.items[0]?.id}/form`);
  await page.getByLabel('用途说明').fill('上报审批');
  await page.getByRole('button', { name: '显示任免审批表' }).click();
  await expect(page.getByRole('table', { name: '干部任免审批表', exact: true })).toBeVisible();
  await expect(page.getByText('李明华')).toBeVisible();
  await sound(page, heard, 'form');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 .lrmx' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.lrmx$/);
  await page.context().close();
});

test('a form is looked at before it is entered', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/cadres');
  const heard = listen(page);
  await page.getByRole('button', { name: '导入任免审批表' }).click();
  const drawer = page.getByRole('dialog', { name: '导入任免审批表' });
  await drawer.getByLabel('所在党组织').click();
  await page.locator('.ant-select-tree-title').first().click();
  const xml = '<Person><XingMing>孙立新</XingMing><ChuShengNianYue>198006</ChuShengNianYue><X>1</X></Person>';
  const file = { name: '任免审批表.lrmx', mimeType: 'application/xml', buffer: Buffer.from(xml) };
  await drawer.getByLabel('任免审批表文件（.lrmx）').setInputFiles(file);
  await expect(drawer.getByText(/元素 X 不在任免审批表之内/)).toBeVisible();
  await sound(page, heard, 'import');
  await drawer.getByRole('button', { name: '登记' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '孙立新' })).toBeVisible();
  await page.context().close();
});

test('a member who is no cadre is told so', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/record/cadre');
  const heard = listen(page);
  await sound(page, heard, 'mine');
  await page.context().close();
});
