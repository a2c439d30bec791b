import { expect, test } from '@playwright/test';
import { call } from './support/api';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';
import { take } from './support/steps';

const { url } = agency();
const sound = soundIn('development');

test('a notice is put up, somebody objects, the branch settles it, and a paper is written down', async ({
  browser,
}) => {
  const page = await as(browser, 'tenant_admin.json', '/console/');
  const heard = listen(page);
  const path = '/api/records/development/files?standing=candidate&limit=1';
  const { items } = await call<{ items: { id: string }[] }>(page, 'GET', path);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await page.goto(`${url}/console/development/${items[0]?.id}`);
  await take(page, '上级党委预审', today);
  await take(page, '填写入党志愿书', today);
  await page.getByRole('button', { name: '登记公示' }).click();
  const notice = page.getByRole('dialog', { name: /^公示：/ });
  await sound(page, heard, 'notice');
  await notice.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('公示中')).toBeVisible();

  await page.getByRole('button', { name: '登记异议' }).click();
  const objection = page.getByRole('dialog', { name: '登记异议' });
  await objection.getByLabel('反映的内容').fill('反映其未按时参加义务劳动');
  await objection.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('未处理')).toBeVisible();
  await expect(page.getByText(/提出的异议还没有处理完/).first()).toBeVisible();
  await sound(page, heard, 'objection');
  await page.getByRole('button', { name: '处理结果' }).click();
  const settled = page.getByRole('dialog', { name: '登记处理结果' });
  await settled.getByLabel('结果').fill('经核实因病请假，手续齐全');
  await settled.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/已处理/)).toBeVisible();

  await page.getByRole('button', { name: '登记材料：入党申请书' }).click();
  const paper = page.getByRole('dialog', { name: '登记材料：入党申请书' });
  await sound(page, heard, 'paper');
  await paper.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('材料已登记')).toBeVisible();

  // a slip in what is known of the person is corrected
  await page.getByRole('button', { name: '编辑', exact: true }).click();
  const edit = page.getByRole('dialog', { name: /^编辑基本情况：/ });
  await edit.getByLabel('职务或职业').fill('综合科科员');
  await sound(page, heard, 'edit');
  await edit.getByRole('button', { name: '保存' }).click();
  await expect(edit).toBeHidden();
  await expect(page.getByText('综合科科员')).toBeVisible();
  await page.context().close();
});

test('a member sees whether there is a file of their own', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/development');
  const heard = listen(page);
  await expect(page.getByText('没有您的发展党员档案')).toBeVisible();
  await sound(page, heard, 'mine');
  await page.context().close();
});

test('the plan of the year is handed down by keyboard, and a file shows its place in it', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/development/plan');
  const heard = listen(page);
  await expect(page.getByRole('heading', { level: 1, name: '发展党员计划' })).toBeVisible();
  await sound(page, heard, 'plan');

  // the top has its number from above; another one takes a reason
  const change = page.getByRole('button', { name: /^调整名额：/ }).first();
  await change.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: /年计划：/ });
  await drawer.getByLabel('计划名额').fill('61');
  await drawer.getByLabel('调整原因').fill('上级追加');
  await sound(page, heard, 'quota');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByText('61 名').first()).toBeVisible();

  // nobody gives more than there is
  await page
    .getByRole('button', { name: /^(分配|调整)名额：/ })
    .nth(1)
    .click();
  const below = page.getByRole('dialog', { name: /年计划：/ });
  await below.getByLabel('计划名额').fill('5000');
  const reason = below.getByLabel('调整原因');
  if (await reason.isVisible()) await reason.fill('试一试');
  await below.getByRole('button', { name: '保存' }).click();
  await expect(below.getByText(/名额不够，最多还能分配 \d+ 名/)).toBeVisible();
  await page.context().close();

  const other = await as(browser, 'tenant_admin.json', '/console/');
  const heardThere = listen(other);
  const year = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 4);
  const path = `/api/records/development/files?plan_year=${year}&limit=1`;
  const { items } = await call<{ items: { id: string }[] }>(other, 'GET', path);
  await other.goto(`${url}/console/development/${items[0]?.id}`);
  await expect(other.getByText(new RegExp(`${year} 年，.*列入`))).toBeVisible();
  await other.getByRole('button', { name: '特殊情况接收' }).click();
  await expect(other.getByRole('dialog', { name: /^特殊情况接收党员：/ })).toBeVisible();
  await sound(other, heardThere, 'special');
  await other.context().close();
});
