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
  id: string;
  unit_id: string;
  version: number;
  voters: { should: number };
  offices: { office: string; on_ballot: string[] }[];
}

/** A branch that has had no election yet, and whose term nobody has recorded. */
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
  const found = units.items.findLast((one) => one.kind === 'branch' && one.members_full > 2 && !taken.has(one.id));
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

test('a branch elects, from the plan to the posts', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/elections');
  const heard = listen(page);
  await expect(page.getByText('已届满').first()).toBeVisible();
  await sound(page, heard, 'terms');
  const unit = await branch(page);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const plan = { unit_id: unit.id, planned_on: today, committee: 0, secretary_by: 'members' };
  let now = await call<Election>(page, 'POST', '/api/records/elections', plan);
  await page.goto(`${url}/console/elections/${now.id}`);
  await expect(page.getByRole('button', { name: '确定候选人', exact: true })).toBeVisible();
  await sound(page, heard, 'preparing');

  await page.getByRole('button', { name: '确定候选人', exact: true }).click();
  const stands = page.getByRole('dialog', { name: '确定候选人' });
  await stands.getByLabel('书记候选人').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await page.keyboard.press('Escape');
  await sound(page, heard, 'nominate');
  await stands.getByRole('button', { name: '保存' }).click();
  await expect(stands).toBeHidden();

  now = await call<Election>(page, 'GET', `/api/records/elections/${now.id}`);
  const present = String(now.voters.should);
  await takes(page, '大会开始', async (drawer) => drawer.getByLabel('实到人数').fill(present));
  await takes(
    page,
    '登记计票',
    async (drawer) => {
      await drawer.getByLabel('赞成').fill(present);
      await sound(page, heard, 'count');
    },
    '登记计票：书记',
  );
  await expect(page.getByText('当选', { exact: true })).toBeVisible();
  await takes(page, '确认结果');
  await takes(page, '备案或批准', async (drawer) => drawer.getByLabel('批复文号').fill('党发〔2026〕31号'));
  await expect(page.getByText('已完成').first()).toBeVisible();
  await sound(page, heard, 'completed');
  await page.getByRole('link', { name: '选举结果报告单' }).click();
  await expect(page.getByRole('heading', { name: `${unit.name}选举结果报告单` })).toBeVisible();
  await sound(page, heard, 'report');
  const posts = await call<{ items: { post: string; basis: string }[] }>(
    page,
    'GET',
    `/api/records/posts?unit_id=${unit.id}&on=${today}`,
  );
  expect(posts.items.some((one) => one.post === 'secretary' && one.basis === 'elected')).toBe(true);
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
