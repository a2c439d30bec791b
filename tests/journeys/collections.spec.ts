import { expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { dayAt } from './support/clock';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('collections');
const TITLE = '党员教育培训情况';

interface Unit {
  id: string;
  kind: string;
  parent_id: string | null;
  name: string;
  state: string;
}

interface Asked {
  version: number;
}

interface Listed {
  items: { id: string; title: string }[];
}

/** Twelve branches of the organisation; what is missing is founded. */
async function twelve(page: Page): Promise<Unit[]> {
  const { items } = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const branches = items.filter((unit) => unit.kind === 'branch' && unit.state === 'active');
  const parent = branches[0]?.parent_id;
  for (let n = branches.length; n < 12; n += 1) {
    const body = { parent_id: parent, kind: 'branch', name: `采集第${n + 1}党支部` };
    branches.push(await call<Unit>(page, 'POST', '/api/records/units', body));
  }
  return branches.slice(0, 12);
}

/** A workbook with a header is attached, one of its columns is put right by hand, and it comes back filled in. */
async function handedOn(page: Page, heard: () => string[]): Promise<void> {
  // the browser finds the hosts of organisations, the program around it does not
  const empty = await page.evaluate(async (from) => {
    const answer = await fetch(from);
    return [...new Uint8Array(await answer.arrayBuffer())];
  }, '/api/records/imports/template.xlsx?kind=units');
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const file = { name: '上级汇总表.xlsx', mimeType, buffer: Buffer.from(empty) };
  await page.getByLabel('选择上级下发的表格（XLSX）').setInputFiles(file);
  await expect(page.getByText('模板：上级汇总表.xlsx')).toBeVisible();
  for (const [column, what] of [
    ['A 列：组织名称', '党组织名称'],
    ['B 列：上级组织', '参加培训人数'],
  ] as const) {
    await page.getByLabel(column).click();
    await page.locator('.ant-select-dropdown:visible').getByText(what, { exact: true }).click();
    await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
  }
  await page.getByRole('button', { name: '添加单元格' }).click();
  await page.getByLabel('单元格', { exact: true }).fill('F1');
  await sound(page, heard, 'template');
  await page.getByRole('button', { name: '保存对应关系' }).click();
  await expect(page.getByText('已保存').first()).toBeVisible();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '按上级表格导出' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('上级汇总表.xlsx');
}

/** Sends a form to units by name, and to no others. */
async function sends(page: Page, units: Unit[]): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: '发出采集表', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '发出采集表' });
  // every branch is proposed
  await drawer.locator('.ant-select-selection-item-remove').click();
  const names = drawer.getByLabel('按名称');
  await names.click();
  for (const { name } of units) {
    await names.fill(name);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click();
  }
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: '发出采集表', exact: true }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByText('尚未报送（12）')).toBeVisible();
}

/** A unit writes its number on its page and hands it in; whoever collects takes it. */
async function answers(page: Page, unit: Unit, people: number, look?: () => Promise<void>): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: unit.name, exact: true }).first().click();
  await page.getByLabel('参加培训人数').fill(String(people));
  await look?.();
  await page.getByRole('button', { name: '报送', exact: true }).click();
  await expect(page.getByText('已报送').first()).toBeVisible();
  await page.getByRole('button', { name: '审核通过' }).click();
  await expect(page.getByText('已通过').first()).toBeVisible();
}

test('a form goes from the committee to twelve branches and comes back', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/collections');
  const heard = listen(page);
  const branches = await twelve(page);
  await sound(page, heard, 'list');

  await page.getByRole('button', { name: '发起采集' }).click();
  await page.getByLabel('名称', { exact: true }).fill(TITLE);
  const due = dayAt(10 * 86_400_000);
  await page.getByLabel('截止日期').fill(due);
  await page.getByLabel('截止日期').press('Enter');
  await page.getByLabel('项目名称').fill('参加培训人数');
  await page.getByLabel('类型').click();
  await page.locator('.ant-select-dropdown:visible').getByText('数字', { exact: true }).click();
  await page.getByRole('checkbox', { name: '必填' }).check();
  await sound(page, heard, 'build');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();

  const { items } = await call<Listed>(page, 'GET', '/api/records/collections?state=draft');
  const made = items.find((one) => one.title === TITLE);
  if (!made) throw new Error('nothing was saved');
  const path = `/api/records/collections/${made.id}`;
  await sends(page, branches);

  const looks = [() => sound(page, heard, 'fill'), undefined, undefined];
  for (const [at, look] of looks.entries()) {
    await answers(page, branches[at] as Unit, at + 1, look);
    await page.goto(`${url}/console/collections/${made.id}`);
    await expect(page.getByText(`尚未报送（${11 - at}）`)).toBeVisible();
  }
  for (const [at, unit] of branches.entries()) {
    if (at < looks.length) continue;
    const answer = `${path}/answers/${unit.id}`;
    const { version } = await call<Asked>(page, 'GET', answer);
    await call(page, 'POST', `${answer}/submit`, { values: { f1: at + 1 } }, version);
  }
  await page.goto(`${url}/console/collections/${made.id}`);
  // one and two and so on to twelve
  await expect(page.getByText('78', { exact: true }).first()).toBeVisible();
  await sound(page, heard, 'rolled-up');
  await handedOn(page, heard);
  await page.getByRole('button', { name: '结束采集' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束采集' }).click();
  await expect(page.getByText('已结束').first()).toBeVisible();
  await page.context().close();
});

test('the archive of a branch shows what its records come to', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/archive');
  const heard = listen(page);
  await expect(page.getByRole('heading', { name: '年度档案' })).toBeVisible();
  await sound(page, heard, 'archive');
  const link = page
    .getByRole('main')
    .getByRole('link', { name: /^\d{4} 年$/ })
    .first();
  if (await link.isVisible()) {
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: /年度档案$/ })).toBeVisible();
    await sound(page, heard, 'year');
  }
  await page.context().close();
});
