import { expect, test } from '@playwright/test';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';

const sound = soundIn('statistics');

test('figures of the organisation open to the people behind them', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/statistics');
  const heard = listen(page);
  await expect(page.getByRole('heading', { level: 2, name: '年龄' })).toBeVisible();
  await sound(page, heard, 'members');

  await page.getByRole('button', { name: /^看名单：女 / }).click();
  const drawer = page.getByRole('dialog', { name: '性别：女' });
  await expect(drawer.getByRole('link').first()).toBeVisible();
  await sound(page, heard, 'behind');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  for (const [name, heading] of [
    ['增减变化', '增减平衡表'],
    ['申请人和积极分子', '入党申请人、积极分子和发展对象'],
    ['党组织', '基层组织层级'],
    ['班子和任期', '书记配备'],
    ['党费', '党费交纳'],
    ['组织生活', '到会情况'],
    ['流动和失联', '流动党员'],
  ] as const) {
    await page.getByRole('navigation', { name: '统计内容' }).getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
    await sound(page, heard, name);
  }
  await page.context().close();
});

test('what is published hides small counts', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/statistics?shown=public');
  const heard = listen(page);
  await expect(page.getByText('小于规定人数的数不显示', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /^看名单/ })).toHaveCount(0);
  await sound(page, heard, 'public');
  await page.context().close();
});

test('a report is frozen and held against what the records say now', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/statistics');
  const heard = listen(page);
  await page.getByRole('button', { name: '固定报表' }).click();
  const drawer = page.getByRole('dialog', { name: '固定报表' });
  await drawer.getByLabel('用途').fill('临时报表');
  await sound(page, heard, 'freeze');
  await drawer.getByRole('button', { name: '固定报表', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /统计$/ })).toBeVisible();
  await page.getByRole('button', { name: '与现在对比' }).click();
  await expect(page.getByText('数字与固定时一致', { exact: false })).toBeVisible();
  await sound(page, heard, 'snapshot');
  await page.getByRole('link', { name: '已固定的报表' }).first().click();
  await expect(page.getByText('党内统计年报', { exact: false }).first()).toBeVisible();
  await sound(page, heard, 'snapshots');
  await page.context().close();
});
