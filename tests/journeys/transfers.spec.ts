import { expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { dayAt } from './support/clock';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('transfers');

interface Unit {
  id: string;
  kind: string;
  parent_id: string | null;
  name: string;
  members_full: number;
}

interface Member {
  id: string;
  name: string;
}

interface Transfer {
  person_name: string;
}

/** The nth from the end of the last branch of those who are not on the way yet, and a branch to go to. */
async function traveller(page: Page, nth: number): Promise<{ member: Member; to: Unit }> {
  const units = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const branches = units.items.filter((unit) => unit.kind === 'branch' && unit.members_full > 2);
  const from = branches.at(-1);
  const to = branches.find((unit) => unit.parent_id === from?.parent_id && unit.id !== from?.id);
  if (!to || !from) throw new Error('too few branches');
  const members = await call<{ items: Member[] }>(page, 'GET', `/api/records/members?unit_id=${from.id}&limit=50`);
  const open = await call<{ items: Transfer[] }>(page, 'GET', '/api/records/transfers?view=under_way&limit=200');
  const away = new Set(open.items.map((one) => one.person_name));
  const names = members.items.map((one) => one.name);
  const alone = (one: Member) => names.filter((name) => name === one.name).length === 1;
  // the first of the branch have their part in other journeys
  const member = members.items.toReversed().filter((one) => !away.has(one.name) && alone(one))[nth];
  if (!member) throw new Error('nobody to move');
  return { member, to };
}

/** Presses the clear button of the page, and the same in the drawer that says what it means. */
async function takes(page: Page, step: string, fill?: (drawer: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
  const drawer = page.getByRole('dialog', { name: step });
  await fill?.(drawer);
  await drawer.getByRole('button', { name: step, exact: true }).click();
  await expect(drawer).toBeHidden();
}

test('a transfer goes from hand to hand until the member is there', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/transfers');
  const heard = listen(page);
  const { member, to } = await traveller(page, 0);
  await sound(page, heard, 'list');

  await page.getByRole('button', { name: '发起接转' }).click();
  const drawer = page.getByRole('dialog', { name: '为党员办理组织关系接转' });
  await drawer.getByLabel('党员', { exact: true }).fill(member.name);
  await page.locator('.ant-select-dropdown:visible').getByText(member.name).first().click();
  await drawer.getByLabel('转入党支部').fill(to.name);
  await page.locator('.ant-select-dropdown:visible').getByText(to.name).first().click();
  await drawer.getByLabel('接转原因').fill('工作调动');
  await sound(page, heard, 'open');
  await drawer.getByRole('button', { name: '提出申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(member.name) })).toBeVisible();
  await expect(page.getByText('代党员办理')).toBeVisible();
  await sound(page, heard, 'applied');

  await takes(page, '审核通过');
  await takes(page, '接收');
  await expect(page.getByText(`党员已转入“${to.name}”。`)).toBeVisible();
  await sound(page, heard, 'moved');
  await page.context().close();
});

test('a letter goes elsewhere, is printed, and its receipt takes the member off the roster', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/transfers');
  const heard = listen(page);
  // another journey may be taking the last at this moment
  const { member } = await traveller(page, 2);
  const wish = { member_id: member.id, to_place: '外省某市委组织部', reason: '工作调动' };
  const { id } = await call<{ id: string }>(page, 'POST', '/api/records/transfers', wish);
  await page.goto(`${url}/console/transfers/${id}`);
  await takes(page, '审核通过');
  await takes(page, '审核通过');
  await takes(page, '开具介绍信', async (issue) => {
    await issue.getByLabel('转往').click();
    await page.locator('.ant-select-dropdown:visible').getByText('市外', { exact: true }).click();
    await issue.getByLabel('党费交到').fill(dayAt(0).slice(0, 7));
    await sound(page, heard, 'issue');
  });
  await takes(page, '转出');
  await sound(page, heard, 'on-the-way');
  await page.getByRole('link', { name: '打印介绍信' }).click();
  await expect(page.getByRole('heading', { name: '介绍信回执' })).toBeVisible();
  await expect(page.getByText('外省某市委组织部：')).toBeVisible();
  await sound(page, heard, 'letter');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^组织关系介绍信-.+\.pdf$/);
  await page.goBack();
  await takes(page, '登记回执', async (receipt) => receipt.getByLabel('经办人').fill('外单位经办人'));
  await expect(page.getByText('回执已寄回，待归档').first()).toBeVisible();
  await page.context().close();
});

test('a member asks to be moved and takes it back', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/transfers');
  const heard = listen(page);
  await sound(page, heard, 'mine');
  await page.getByRole('button', { name: '申请接转' }).click();
  await page.getByText('外单位', { exact: true }).click();
  await page.getByLabel('转入单位党组织').fill('外省某局机关党委');
  await page.getByLabel('接转原因').fill('搬家');
  await sound(page, heard, 'ask');
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByText('等待转出党支部办理')).toBeVisible();
  await sound(page, heard, 'asked');
  await page.getByRole('button', { name: '撤回申请' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
  await expect(page.getByText('已撤回').first()).toBeVisible();
  await page.context().close();
});
