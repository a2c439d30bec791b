import { expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('development');
const NAME = '林一鸣';
/** Of nobody: the area code is one no card is issued for. */
const ID_NO = '71000019980614001X';

interface Unit {
  id: string;
  kind: string;
  members_full: number;
}

interface Member {
  name: string;
  full_on: string | null;
}

/** A branch of some size, not the first, with two people who have been full members for long. */
async function branch(page: Page): Promise<{ id: string; mentors: [string, string]; there: number }> {
  const units = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const branches = units.items.filter((unit) => unit.kind === 'branch' && unit.members_full > 5);
  const id = branches.at(-1)?.id ?? '';
  const roster = await call<{ items: Member[] }>(page, 'GET', `/api/records/members?unit_id=${id}&kind=full&limit=200`);
  const [one, two] = roster.items.filter(({ full_on }) => full_on && full_on < '2020-01-01').map(({ name }) => name);
  // some were no members yet on the days of the votes, and some are always away
  return { id, mentors: [one ?? '', two ?? ''], there: Math.round(roster.items.length * 0.7) };
}

async function fillDay(within: Locator, label: string, day: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).fill(day);
  await within.page().keyboard.press('Enter');
}

async function picks(within: Locator, label: string, name: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).click();
  await within.getByLabel(label, { exact: true }).fill(name);
  await within
    .page()
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name })
    .first()
    .click();
}

type More = (drawer: Locator) => Promise<void>;

/** Fills in the form of a step and sends it. */
async function sends(page: Page, name: string, day: string, more?: More): Promise<void> {
  const drawer = page.getByRole('dialog', { name });
  await expect(drawer).toBeVisible();
  await fillDay(drawer, '日期', day);
  await more?.(drawer);
  await drawer.getByRole('button', { name: '办理', exact: true }).click();
  await expect(drawer).toBeHidden();
}

/** Records a step that comes next. */
async function take(page: Page, name: string, day: string, more?: More): Promise<void> {
  await page.getByRole('button', { name: `办理：${name}`, exact: true }).click();
  await sends(page, name, day, more);
}

/** Records a step once more. */
async function takeAgain(page: Page, name: string, day: string): Promise<void> {
  const again = page.getByRole('group').filter({ hasText: '可以再次办理' });
  await again.getByText('可以再次办理').click();
  await again.getByRole('button', { name, exact: true }).click();
  await sends(page, name, day);
}

async function puts(page: Page, from: string, until: string): Promise<void> {
  await page.getByRole('button', { name: '登记公示' }).click();
  const drawer = page.getByRole('dialog', { name: /^公示：/ });
  await fillDay(drawer, '开始日期', from);
  await fillDay(drawer, '最后一天', until);
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
}

test('a secretary leads somebody from the application to full membership', async ({ browser }) => {
  test.setTimeout(600_000);
  const page = await as(browser, 'tenant_admin.json', '/console/');
  const heard = listen(page);
  const { id, mentors, there } = await branch(page);
  const votes: More = async (drawer) => {
    for (const count of ['到会有表决权', '发出票', '收回票', '赞成']) {
      await drawer.getByLabel(count, { exact: true }).fill(String(there));
    }
  };
  const named =
    (role: string): More =>
    async (drawer) => {
      await picks(drawer, `${role}一`, mentors[0]);
      await picks(drawer, `${role}二`, mentors[1]);
    };
  await page.goto(`${url}/console/development?unit=${id}`);
  await sound(page, heard, 'list');

  await page.getByRole('button', { name: '建档（收到申请）' }).click();
  const open = page.getByRole('dialog', { name: '收到入党申请书，建档' });
  await open.getByLabel('姓名').fill(NAME);
  await open.getByLabel('公民身份号码').fill(ID_NO);
  await fillDay(open, '申请书落款日期', '2024-01-10');
  await sound(page, heard, 'open');
  await open.getByRole('button', { name: '建档（收到申请）' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await sound(page, heard, 'applicant');

  await take(page, '党组织派人谈话', '2024-01-25');
  await take(page, '推荐和确定入党积极分子', '2024-03-01');
  await take(page, '上级党委备案', '2024-03-08');
  await take(page, '指定培养联系人', '2024-03-08', named('培养联系人'));
  await take(page, '培养教育考察', '2024-08-30');
  await takeAgain(page, '培养教育考察', '2025-02-27');

  // too early: the rule, its source and the first day are told
  await page.getByRole('button', { name: '办理：确定发展对象' }).click();
  const early = page.getByRole('dialog', { name: /确定发展对象/ });
  await fillDay(early, '日期', '2025-02-28');
  await early.getByLabel('已听取党小组、培养联系人、党员和群众的意见').check();
  await early.getByRole('button', { name: '办理', exact: true }).click();
  await expect(early.getByText(/最早2025年3月1日.*第十三条/)).toBeVisible();
  await sound(page, heard, 'too-early');
  await fillDay(early, '日期', '2025-03-03');
  await early.getByRole('button', { name: '办理', exact: true }).click();
  await expect(early).toBeHidden();

  await take(page, '报上级党委备案', '2025-03-10');
  await take(page, '确定入党介绍人', '2025-03-12', named('入党介绍人'));
  await take(page, '进行政治审查', '2025-04-03');
  await take(page, '开展集中培训', '2025-04-14', (drawer) => drawer.getByLabel('学时').fill('24'));
  await take(page, '支部委员会审查', '2025-05-08');
  await take(page, '上级党委预审', '2025-05-20');
  await take(page, '填写入党志愿书', '2025-05-21');
  await puts(page, '2025-05-22', '2025-05-28');
  await page.getByRole('button', { name: '办理：支部大会讨论' }).click();
  await sound(page, heard, 'vote');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await take(page, '支部大会讨论', '2025-06-18', votes);
  await take(page, '上级党委派人谈话', '2025-07-15');
  await take(page, '上级党委审批', '2025-07-30');
  await expect(page.getByText('预备党员', { exact: true }).first()).toBeVisible();
  await sound(page, heard, 'probationary');

  await take(page, '再上一级党委组织部门备案', '2025-08-05');
  await take(page, '编入党支部和党小组', '2025-08-06');
  await take(page, '入党宣誓', '2025-08-10');
  await take(page, '继续教育和考察', '2025-12-18');
  await take(page, '提出转正申请', '2026-06-05');
  await puts(page, '2026-06-08', '2026-06-12');
  await take(page, '支部大会讨论', '2026-06-18', votes);
  await take(page, '上级党委审批', '2026-07-20');
  await take(page, '材料归档', '2026-07-25');
  await expect(page.getByText('正式党员', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('档案已办结。')).toBeVisible();
  await sound(page, heard, 'full');

  await page.getByRole('link', { name: '查看党员信息' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText('正式党员').first()).toBeVisible();
  await page.context().close();
});

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
