import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { dayAt } from './support/clock';
import { book, loginOf, type Organisation } from './support/demo';
import { listen } from './support/inspect';
import { logIn } from './support/people';
import { SIZES, soundIn } from './support/sight';

const sound = soundIn('exchange');

interface Place {
  unit_id: string;
  name: string;
  committee_name: string;
}

interface Committee {
  name: string;
  takes: boolean;
}

interface Member {
  id: string;
  name: string;
  unit_id: string;
}

interface Transfer {
  id: string;
  state: string;
  person_name: string;
  route: string;
}

function of(kind: string): Organisation {
  const found = book.organisations.find((organisation) => organisation.kind === kind);
  if (!found) throw new Error(`the demo has no ${kind}`);
  return found;
}

/** The administrator of an organisation, in a browser of their own. */
async function office(browser: Browser, organisation: Organisation): Promise<Page> {
  const page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await logIn(page, organisation.url, loginOf(organisation, 'tenant_admin'));
  await page.goto(`${organisation.url}/console/transfers`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Somebody who has a name alone and is not on the way. */
async function traveller(page: Page): Promise<Member> {
  const { items } = await call<{ items: Member[] }>(page, 'GET', '/api/records/members?limit=200');
  const open = await call<{ items: Transfer[] }>(page, 'GET', '/api/records/transfers?view=under_way&limit=200');
  const away = new Set(open.items.map((one) => one.person_name));
  const names = items.map((one) => one.name);
  const alone = (one: Member) => names.filter((name) => name === one.name).length === 1;
  const member = items.toReversed().find((one) => !away.has(one.name) && alone(one));
  if (!member) throw new Error('nobody to move');
  return member;
}

async function takes(page: Page, step: string, fill?: (drawer: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
  const drawer = page.getByRole('dialog', { name: step });
  await fill?.(drawer);
  await drawer.getByRole('button', { name: step, exact: true }).click();
  await expect(drawer).toBeHidden();
}

/** The transfer of somebody as an organisation has it, once it has come there and is in this state. */
async function reached(page: Page, name: string, state: string): Promise<Transfer> {
  let found: Transfer | undefined;
  await expect
    .poll(async () => {
      const all = await call<{ items: Transfer[] }>(page, 'GET', '/api/records/transfers?limit=200');
      found = all.items.find((one) => one.person_name === name && one.route.startsWith('exchange'));
      return found?.state;
    })
    .toBe(state);
  if (!found) throw new Error('the transfer is gone');
  return found;
}

test('a member goes from the enterprise to the community, and each side takes its own steps', async ({ browser }) => {
  const [enterprise, community] = [of('enterprise'), of('community')];
  const [from, to] = await Promise.all([office(browser, enterprise), office(browser, community)]);
  const [heardFrom, heardTo] = [listen(from), listen(to)];
  const intake = await call<{ committees: Committee[] }>(to, 'GET', '/api/records/transfers/intake');
  const committee = intake.committees.find((one) => one.takes)?.name ?? '';
  const places = await call<{ items: Place[] }>(to, 'GET', '/api/records/transfers/places');
  const branch = places.items.find((one) => one.committee_name === committee);
  if (!branch) throw new Error('no branch takes anybody');

  await to.getByRole('button', { name: '接收设置' }).click();
  const settings = to.getByRole('dialog', { name: '接收设置' });
  await expect(settings.getByRole('checkbox', { name: committee, exact: true })).toBeChecked();
  await sound(to, heardTo, 'intake');
  await settings.getByRole('button', { name: '保存' }).click();
  await expect(settings).toBeHidden();

  const member = await traveller(from);
  await from.getByRole('button', { name: '发起接转' }).click();
  const drawer = from.getByRole('dialog', { name: '为党员办理组织关系接转' });
  await drawer.getByLabel('党员', { exact: true }).fill(member.name);
  await from.locator('.ant-select-dropdown:visible').getByText(member.name).first().click();
  await drawer.getByText('平台上的其他单位').click();
  await drawer.getByLabel('接收党委').click();
  await from.locator('.ant-select-dropdown:visible').getByText(committee).first().click();
  await drawer.getByLabel('接转原因').fill('退休后随社区生活');
  await sound(from, heardFrom, 'open');
  await drawer.getByRole('button', { name: '提出申请' }).click();
  await expect(from.getByRole('heading', { level: 1, name: new RegExp(member.name) })).toBeVisible();
  await takes(from, '审核通过');
  // the next step has the same name
  await expect(from.getByText('待转出党委审核').first()).toBeVisible();
  await takes(from, '审核通过');
  await takes(from, '开具介绍信', async (issue) => {
    await issue.getByLabel('党费交到').fill(dayAt(0).slice(0, 7));
  });
  await takes(from, '转出');
  await sound(from, heardFrom, 'sent');

  const come = await reached(to, member.name, 'in_transit');
  await to.goto(`${community.url}/console/transfers?view=under_way`);
  await expect(to.getByRole('link', { name: member.name })).toBeVisible();
  await sound(to, heardTo, 'list');
  await to.goto(`${community.url}/console/transfers/${come.id}`);
  await takes(to, '审核通过', async (approve) => {
    await approve.getByLabel('转入党支部').fill(branch.name);
    await to.locator('.ant-select-dropdown:visible').getByText(branch.name).first().click();
    await sound(to, heardTo, 'approve');
  });
  await takes(to, '接收');
  await expect(to.getByText(`党员已转入“${branch.name}”。`)).toBeVisible();
  await sound(to, heardTo, 'accepted');

  const gone = await reached(from, member.name, 'to_branch_accepted');
  await from.goto(`${enterprise.url}/console/transfers/${gone.id}`);
  await expect(from.getByText('已接收，待寄回执').first()).toBeVisible();
  await takes(to, '登记回执');
  await reached(from, member.name, 'receipt_returned');
  await from.reload();
  await takes(from, '归档');
  await reached(to, member.name, 'archived');
  await Promise.all([from.context().close(), to.context().close()]);
});
