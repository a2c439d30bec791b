import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { urlOf, zhibu } from './support/demo';
import { listen } from './support/inspect';
import { linkTo } from './support/letters';
import { idNumber } from './support/office';
import { accept, enrol, invite } from './support/people';
import { SIZES, soundIn } from './support/sight';

// A secretary leaves, and whoever comes knows what is open.
const ORGANISATION = '市档案馆委员会';
const BRANCH = '馆藏利用党支部';
const ADMIN = 'admin@jiaojie.example';
const OLD = { name: '沈国梁', email: 'shen.guoliang@jiaojie.example', account: 'shen.guoliang' };
const NEW = { name: '顾秋月', email: 'gu.qiuyue@jiaojie.example', account: 'gu.qiuyue' };
const MOVING = '何雨晴';
const NEWCOMER = '周晓雨';
const FORM = '党员志愿服务情况';
const NOTE = '公章在二楼保险柜，钥匙交组织委员';
const url = urlOf('jiaojie');
const sound = soundIn('hand-over');

const DAY = 86_400_000;

/** The business day so many days from now. */
const day = (from = 0): string =>
  new Date(Date.now() + from * DAY).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

interface Made {
  id: string;
}

interface Ground {
  branch: string;
  old: string;
  new: string;
}

async function foundOrganisation(page: Page): Promise<Ground> {
  await zhibu('tenant', 'create', 'jiaojie', '--name', ORGANISATION, '--kind', 'agency', '--email', ADMIN);
  await accept(page, await linkTo(ADMIN), 'jiaojie.admin');
  await enrol(page);
  await page.waitForURL(`${url}/console/`);
  const make = async (list: string, body: unknown) => (await call<Made>(page, 'POST', `/api/records/${list}`, body)).id;
  const top = await make('units', { kind: 'party_committee', name: ORGANISATION, parent_id: null });
  const branch = await make('units', { kind: 'branch', name: BRANCH, parent_id: top });
  const member = (name: string, birth: string, serial: string) =>
    make('members', {
      ...{ name, unit_id: branch, id_no: idNumber(birth, serial), gender: 'female', member_kind: 'full' },
      ...{ joined_on: '2001-07-01', full_on: '2002-07-01' },
    });
  const old = await member(OLD.name, '19661102', '322');
  const next = await member(NEW.name, '19780304', '328');
  const moving = await member(MOVING, '19850915', '348');
  await leaveWork(page, top, branch, moving);
  return { branch, old, new: next };
}

/** What a secretary leaves behind: a meeting to come, one without a record, dues, a newcomer, a transfer, a form. */
async function leaveWork(page: Page, top: string, branch: string, moving: string): Promise<void> {
  const post = (path: string, body: unknown, version?: number) =>
    call<Made>(page, 'POST', `/api/records/${path}`, body, version);
  const meeting = (days: number, subject: string) => {
    const at = (hours: number) => new Date(Date.now() + days * DAY + hours * 3_600_000).toISOString();
    const draft = { unit_id: branch, kinds: ['branch_meeting'], subject, place: '会议室', agenda: ['学习'] };
    return post('meetings', { ...draft, planned_start: at(0), planned_end: at(1) });
  };
  await meeting(2, '部署下一阶段工作');
  await meeting(-3, '讨论支部计划');
  const amount = { kind: 'amount_only', payer: 'salaried', from_month: day(-95).slice(0, 7), amount: 3000 };
  await post(`dues/members/${moving}/assessments`, amount);
  const person = { name: NEWCOMER, id_no: idNumber('19990315', '002'), job_title: '档案员' };
  await post('development/files', { unit_id: branch, person, applied_on: day(-5) });
  await post('transfers', { member_id: moving, to_place: '外省某市委组织部', reason: '工作调动' });
  const fields = [{ key: 'hours', label: '服务小时', kind: 'number', required: true }];
  const form = { unit_id: top, draft: { title: FORM, due_on: day(1), form: { fields } } };
  const collection = await post('collections', form);
  await post(`collections/${collection.id}/send`, { unit_ids: [branch] }, 1);
}

/** The post went over a week ago; both have accounts as secretaries until somebody takes the role back. */
async function changeSecretary(page: Page, ground: Ground): Promise<void> {
  const post = (path: string, body: unknown) => call<Made>(page, 'POST', `/api/records/${path}`, body);
  const office = (member_id: string, started_on: string) =>
    post('posts', { unit_id: ground.branch, member_id, post: 'secretary', started_on, basis: 'elected' });
  const { id } = await office(ground.old, '2022-01-01');
  await post(`posts/${id}/end`, { ended_on: day(-7), reason: '换届' });
  await office(ground.new, day(-7));
}

async function arrive(browser: Browser, admin: Page, who: typeof OLD, member: string, unit: string): Promise<Page> {
  const office = { role: 'secretary', unit_id: unit, member_id: member };
  const link = await invite(admin, { email: who.email, display_name: who.name, ...office });
  const page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await accept(page, link, who.account);
  await page.waitForURL(`${url}/`);
  return page;
}

/** From the board of the month to where an office is handed over. */
async function followBoard(page: Page): Promise<void> {
  await page.goto(`${url}/console/`);
  await expect(page.getByRole('heading', { name: '本月工作' })).toBeVisible();
  await page.getByRole('link', { name: /书记交接待办理/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '档案与交接' })).toBeVisible();
}

/** What is overdue, due and open stands on the paper, each with whom or what it is about. */
async function readsAll(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: `${BRANCH}书记工作交接` })).toBeVisible();
  const todo = page.getByRole('listitem');
  await expect(todo.filter({ hasText: '会议待登记' })).toContainText('讨论支部计划');
  await expect(todo.filter({ hasText: '计划召开的会议' })).toContainText('部署下一阶段工作');
  await expect(todo.filter({ hasText: '党费欠交' })).toBeVisible();
  await expect(todo.filter({ hasText: `发展党员 · ${NEWCOMER}` })).toBeVisible();
  await expect(todo.filter({ hasText: `组织关系接转 · ${MOVING}` })).toBeVisible();
  await expect(todo.filter({ hasText: `信息采集 · ${FORM}` })).toBeVisible();
  await expect(page.getByRole('heading', { name: '档案情况' })).toBeVisible();
  await expect(todo.filter({ hasText: /^书记 · / })).toBeVisible();
  await expect(page.getByText(NOTE)).toBeVisible();
  // the handover itself is no work that is left
  await expect(todo.filter({ hasText: /· 书记交接/ })).toHaveCount(0);
}

async function signs(page: Page, name: string, ask: string): Promise<void> {
  await page.getByRole('button', { name: `${name}确认` }).click();
  const question = page.getByRole('dialog', { name: ask });
  await expect(question).toContainText('确认后内容不再变动');
  await question.getByRole('button', { name: `${name}确认` }).click();
  await expect(page.getByText('已确认').first()).toBeVisible();
}

async function handsOver(page: Page, heard: () => string[]): Promise<void> {
  await followBoard(page);
  await expect(page.getByText(`书记由 ${OLD.name} 变为 ${NEW.name}，请办理交接`)).toBeVisible();
  await sound(page, heard, 'offered');
  await page.getByRole('button', { name: '办理交接' }).click();
  const drawer = page.getByRole('dialog', { name: '办理交接' });
  await drawer.getByLabel('说明').fill(NOTE);
  await sound(page, heard, 'note');
  await drawer.getByRole('button', { name: '办理交接' }).click();
  await readsAll(page);
  await sound(page, heard, 'open');
  await signs(page, OLD.name, '确认移交这些工作？');
  await expect(page.getByText('已移交，待接收').first()).toBeVisible();
}

async function takesOver(page: Page, heard: () => string[]): Promise<void> {
  await followBoard(page);
  await page.getByRole('link', { name: `${OLD.name} 移交 ${NEW.name}` }).click();
  await readsAll(page);
  await signs(page, NEW.name, '确认接收这些工作？');
  await expect(page.getByText('交接完成').first()).toBeVisible();
  await sound(page, heard, 'taken');
}

/** The board of the successor has the work, and no longer the handover. */
async function seesBoard(page: Page, heard: () => string[]): Promise<void> {
  await page.goto(`${url}/console/`);
  await expect(page.getByText('会议日期已过，请登记到会情况').first()).toBeVisible();
  await expect(page.getByText('上级采集表待报送').first()).toBeVisible();
  await expect(page.getByText('书记交接待办理')).toHaveCount(0);
  await sound(page, heard, 'board');
}

/** Somebody stands in a form when the role goes. */
async function beginsToWrite(page: Page, branch: string): Promise<void> {
  await page.goto(`${url}/console/meetings?unit=${branch}`);
  await page.getByRole('button', { name: '计划会议' }).click();
  const plan = page.getByRole('dialog', { name: /^计划会议/ });
  await plan.getByLabel('类型').click();
  await page.locator('.ant-select-dropdown:visible').getByText('党课', { exact: true }).first().click();
  await plan.getByLabel('主题').fill('离任后的会议');
}

async function takesRoleBack(page: Page, branch: string): Promise<void> {
  await page.goto(`${url}/console/roles?unit=${branch}`);
  const row = page.getByRole('row').filter({ hasText: OLD.name });
  await row.getByRole('button', { name: '撤销' }).click();
  const question = page.getByRole('dialog', { name: `撤销 ${OLD.name} 的“书记”角色？` });
  await question.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText('已撤销角色').first()).toBeVisible();
  await expect(row).toHaveCount(0);
}

interface Session {
  roles: { role: string }[];
}

/** What was begun is refused in words, nothing was written, and the pages say what is missing. */
async function writesNoMore(page: Page, branch: string, admin: Page): Promise<void> {
  const offices = async () => (await call<Session>(page, 'GET', '/api/identity/session')).roles.map(({ role }) => role);
  await expect.poll(offices).not.toContain('secretary');
  const plan = page.getByRole('dialog', { name: /^计划会议/ });
  await plan.getByRole('button', { name: '计划会议' }).click();
  await expect(plan.getByText('您没有进行此操作的权限')).toBeVisible();
  const held = await call<{ items: { subject: string }[] }>(admin, 'GET', `/api/records/meetings?unit_id=${branch}`);
  expect(held.items.map(({ subject }) => subject)).not.toContain('离任后的会议');
  for (const place of ['meetings', 'members', 'dues']) {
    await page.goto(`${url}/console/${place}`);
    await expect(page.getByRole('heading', { name: '您没有查看此页面的权限' })).toBeVisible();
  }
}

/** The one who left still has the paper that both have signed. */
async function keepsPaper(page: Page): Promise<void> {
  await page.setViewportSize(SIZES.phone);
  await page.goto(`${url}/account`);
  await page.getByRole('link', { name: '工作交接' }).click();
  await page.getByRole('link', { name: new RegExp(`您移交给 ${NEW.name}`) }).click();
  await expect(page.getByText('交接已完成。')).toBeVisible();
  await expect(page.getByText(`发展党员 · ${NEWCOMER}`)).toBeVisible();
  await expect(page.getByText(NOTE)).toBeVisible();
}

test('one secretary hands over to the next', async ({ page: admin, browser }) => {
  test.setTimeout(600_000);
  const ground = await test.step('there is work under way', () => foundOrganisation(admin));
  await test.step('the secretary changes', () => changeSecretary(admin, ground));
  const old = await arrive(browser, admin, OLD, ground.old, ground.branch);
  const next = await arrive(browser, admin, NEW, ground.new, ground.branch);
  const [oldHears, nextHears] = [listen(old), listen(next)];
  await test.step('the one who leaves hands over', () => handsOver(old, oldHears));
  await test.step('the one who comes takes over', () => takesOver(next, nextHears));
  await test.step('the board is the successor’s', () => seesBoard(next, nextHears));
  await test.step('the one who left begins to write', () => beginsToWrite(old, ground.branch));
  await test.step('the role is taken back', () => takesRoleBack(admin, ground.branch));
  await test.step('nothing more is written', () => writesNoMore(old, ground.branch, admin));
  await test.step('the paper stays', () => keepsPaper(old));
  await old.context().close();
  await next.context().close();
});
