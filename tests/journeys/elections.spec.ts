import { expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('elections');

interface Unit {
  id: string;
  kind: string;
  name: string;
  members_full: number;
}

interface Election {
  unit_id: string;
  voters: { should: number };
}

interface Post {
  post: string;
  basis: string;
}

/** A branch that elects a committee, has had no election yet, and whose term nobody has recorded. */
async function branch(page: Page): Promise<Unit> {
  const units = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const held = await call<{ items: Election[] }>(page, 'GET', '/api/records/elections?limit=200');
  const terms = await call<{ items: { unit_id: string; started_on: string | null }[] }>(
    page,
    'GET',
    '/api/records/elections/terms?limit=200',
  );
  const taken = new Set([
    ...held.items.map((one) => one.unit_id),
    ...terms.items.filter((one) => one.started_on).map((one) => one.unit_id),
  ]);
  const found = units.items.findLast((one) => one.kind === 'branch' && one.members_full > 6 && !taken.has(one.id));
  if (!found) throw new Error('every branch has elected');
  return found;
}

/** Presses the clear button of the page, fills the drawer that opens, and sends it. */
async function takes(page: Page, step: string, fill?: (drawer: Locator) => Promise<void>, title = step) {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
  const drawer = page.getByRole('dialog', { name: title });
  await fill?.(drawer);
  await drawer.getByRole('button', { name: step === '修改方案' ? '保存' : step, exact: true }).click();
  await expect(drawer).toBeHidden();
}

/** The list that is open under a field. */
const options = (page: Page) => page.locator('.ant-select-dropdown:visible .ant-select-item-option');

/** Chooses the first so many of the list under a field. */
async function stand(page: Page, field: Locator, people: number): Promise<string> {
  await field.click();
  const first = await options(page).first().innerText();
  for (let n = 0; n < people; n += 1) await options(page).nth(n).click();
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  return first;
}

/** Prepares the election of a branch: a committee of three, which elects its secretary. */
async function prepares(page: Page, unit: Unit, today: string): Promise<string> {
  await page.getByRole('main').getByRole('button', { name: '筹备换届选举', exact: true }).click();
  const plan = page.getByRole('dialog', { name: '筹备换届选举' });
  await plan.getByLabel('组织', { exact: true }).click();
  await plan.getByLabel('组织', { exact: true }).fill(unit.name);
  await page.locator('.ant-select-dropdown:visible .ant-select-tree-title', { hasText: unit.name }).first().click();
  await plan.getByLabel('计划选举日期').fill(today);
  await page.keyboard.press('Enter');
  await expect(plan.getByLabel('委员名额')).toHaveValue('3');
  await plan.getByRole('button', { name: '筹备换届选举', exact: true }).click();
  await page.waitForURL(/\/elections\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1, name: `${unit.name}换届选举` })).toBeVisible();
  return page.url().slice(-36);
}

/** One ballot does not count; whoever leads is among those for whom all others are, and one is left over. */
async function counts(drawer: Locator, present: number, leader: string): Promise<void> {
  const valid = String(present - 1);
  await drawer.getByLabel('无效票').fill('1');
  const rows = drawer.locator('fieldset.election-rows');
  await expect(rows).toHaveCount(4);
  const names = await rows.locator('legend').allInnerTexts();
  const last = names.findLastIndex((name) => name !== leader);
  for (const at of names.keys())
    await rows
      .nth(at)
      .getByLabel(at === last ? '反对' : '赞成')
      .fill(valid);
}

test('a branch elects a committee, from the plan to the posts', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/elections');
  const heard = listen(page);
  await expect(page.getByText('已届满').first()).toBeVisible();
  await sound(page, heard, 'terms');
  const unit = await branch(page);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const id = await prepares(page, unit, today);
  await expect(page.getByRole('button', { name: '确定候选人', exact: true })).toBeVisible();
  await sound(page, heard, 'preparing');

  await page.getByRole('button', { name: '确定候选人', exact: true }).click();
  const stands = page.getByRole('dialog', { name: '确定候选人' });
  await expect(stands.getByText('应选 3 名，候选人不少于 4 名')).toBeVisible();
  const leader = await stand(page, stands.getByLabel('委员候选人'), 4);
  expect(await stand(page, stands.getByLabel('书记候选人'), 1)).toBe(leader);
  await sound(page, heard, 'nominate');
  await stands.getByRole('button', { name: '保存' }).click();
  await expect(stands).toBeHidden();

  const { voters } = await call<Election>(page, 'GET', `/api/records/elections/${id}`);
  await takes(page, '大会开始', async (drawer) => drawer.getByLabel('实到人数').fill(String(voters.should)));
  await takes(
    page,
    '登记计票',
    async (drawer) => {
      await counts(drawer, voters.should, leader);
      await sound(page, heard, 'count');
    },
    '登记计票：委员',
  );
  const round = page.getByRole('table').filter({ hasText: '第 1 轮：委员' });
  await expect(round.getByText('当选', { exact: true })).toHaveCount(3);
  await expect(round.getByText('未当选', { exact: true })).toHaveCount(1);
  await takes(page, '登记计票', async (drawer) => drawer.getByLabel('赞成').fill('3'), '登记计票：书记');
  await expect(page.getByRole('table').filter({ hasText: '第 2 轮：书记' })).toContainText('当选');

  const won = round.getByRole('row').filter({ has: page.getByRole('cell', { name: '当选', exact: true }) });
  const elected = await won.getByRole('rowheader').allInnerTexts();
  const other = elected.find((name) => name !== leader) ?? '';
  await takes(page, '确认结果', async (drawer) => {
    await drawer.getByLabel(other, { exact: true }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('组织委员', { exact: true }).click();
  });
  await expect(page.getByText('待上级批复').first()).toBeVisible();
  await expect(page.getByText('等待批复')).toHaveCount(2);
  await sound(page, heard, 'decided');
  await takes(page, '备案或批准', async (drawer) => drawer.getByLabel('批复文号').fill('党发〔2026〕31号'));
  await expect(page.getByText('等待批复')).toHaveCount(1);
  await takes(page, '备案或批准', async (drawer) => drawer.getByLabel('批复文号').fill('党发〔2026〕32号'));
  await expect(page.getByText('已完成').first()).toBeVisible();
  await sound(page, heard, 'completed');
  await page.getByRole('link', { name: '选举结果报告单' }).click();
  await expect(page.getByRole('heading', { name: `${unit.name}选举结果报告单` })).toBeVisible();
  await sound(page, heard, 'report');
  const posts = await call<{ items: Post[] }>(page, 'GET', `/api/records/posts?unit_id=${unit.id}&on=${today}`);
  const taken = posts.items.filter((one) => one.basis === 'elected').map((one) => one.post);
  expect(taken.toSorted()).toEqual(['committee_member', 'organisation_commissioner', 'secretary']);
  await page.context().close();
});

test('a unit is asked for, and founded with the paper of the committee', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/elections?tab=requests');
  const heard = listen(page);
  await sound(page, heard, 'requests');
  const units = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const parent = units.items.find((one) => one.kind === 'party_committee');
  const founding = { parent_id: parent?.id, kind: 'branch', name: '新设第九党支部', full_members: 2 };
  const wish = { kind: 'found', reason: '党员人数增加', founding };
  const { id } = await call<{ id: string }>(page, 'POST', '/api/records/unit-requests', wish);
  await page.goto(`${url}/console/unit-requests/${id}`);
  await expect(page.getByText(/不足 3 名/)).toBeVisible();
  await sound(page, heard, 'request');
  await takes(page, '批准', async (drawer) => drawer.getByLabel('批复文号').fill('党发〔2026〕40号'));
  await expect(page.getByText('已批准').first()).toBeVisible();
  await page.context().close();
});

test('a member sees the branch page with its election, where there is one', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/branch');
  await sound(page, listen(page), 'member');
  await page.context().close();
});
