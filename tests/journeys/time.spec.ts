import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { after, aheadIn, dayAt, goForward, yearAfter } from './support/clock';
import { agency, loginOf } from './support/demo';
import { listen } from './support/inspect';
import { comeIn, logIn } from './support/people';
import { SIZES, soundIn } from './support/sight';
import { fillDay, type More, picks, take, takeAgain, tries } from './support/steps';

const organisation = agency();
const { url } = organisation;
const admin = { ...loginOf(organisation, 'tenant_admin') };
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
  // some are always away
  return { id, mentors: [one ?? '', two ?? ''], there: Math.round(roster.items.length * 0.7) };
}

/** What somebody sees at one time, and which day it is. */
interface Sight {
  page: Page;
  heard: () => string[];
  today: string;
}

/** Passwords of administrators last ninety days: whoever comes back later has to choose another first. */
async function comeBack(page: Page, day: string): Promise<void> {
  await comeIn(page, admin);
  const { next } = await call<{ next: string }>(page, 'GET', '/api/identity/session');
  if (next === 'done') return;
  expect(next).toBe('change_password');
  const fresh = `Ropeway-Lamp-${day}`;
  await call(page, 'POST', '/api/identity/password', { current: admin.password, new: fresh });
  admin.password = fresh;
}

/** Lets time go by. Whoever was logged in is so no more, and logs in again. */
async function later(context: BrowserContext, path: string, months: number, days = 0): Promise<Sight> {
  // a page that is open would ask in the name of a session that is over
  await Promise.all(context.pages().map((page) => page.close()));
  await context.clearCookies();
  const ahead = after(months, days);
  goForward(ahead);
  const page = await context.newPage();
  await aheadIn(page, ahead);
  await page.goto(`${url}/login/`);
  await comeBack(page, dayAt(ahead));
  await page.goto(url + path);
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  return { page, heard: listen(page), today: dayAt(ahead) };
}

/** Puts up a notice from today on, for as long as it has to hang. */
async function puts(page: Page): Promise<void> {
  await page.getByRole('button', { name: '登记公示' }).click();
  const drawer = page.getByRole('dialog', { name: /^公示：/ });
  await drawer.getByLabel('受理异议的电话').fill('0571-88006120');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
}

const opinions: More = (drawer) => drawer.getByLabel('已听取党小组、培养联系人、党员和群众的意见').check();
const hours: More = (drawer) => drawer.getByLabel('学时').fill('24');

test('a secretary leads somebody from the application to full membership while the months go by', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const context = await browser.newContext({ viewport: SIZES.desktop });
  let page = await context.newPage();
  await logIn(page, url, admin);
  let heard = listen(page);
  let today = dayAt(0);
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
  await fillDay(open, '申请书落款日期', today);
  await sound(page, heard, 'open');
  await open.getByRole('button', { name: '建档（收到申请）' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await sound(page, heard, 'applicant');
  const file = new URL(page.url()).pathname;

  await take(page, '党组织派人谈话', today);
  await take(page, '推荐和确定入党积极分子', today);
  const chosen = today;
  await take(page, '上级党委备案', today);
  await take(page, '指定培养联系人', today, named('培养联系人'));
  // a year too early: the rule, its source and the first day are told
  const first = new RegExp(`最早${yearAfter(chosen)}.*第十三条`);
  await tries(page, '确定发展对象', today, first, opinions);
  await sound(page, heard, 'too-early');

  ({ page, heard, today } = await later(context, file, 6));
  await take(page, '培养教育考察', today);
  await tries(page, '确定发展对象', today, first, opinions);

  ({ page, heard, today } = await later(context, file, 12, 2));
  await takeAgain(page, '培养教育考察', today);
  await take(page, '确定发展对象', today, opinions);
  await take(page, '报上级党委备案', today);
  await take(page, '确定入党介绍人', today, named('入党介绍人'));
  await take(page, '进行政治审查', today);
  await take(page, '开展集中培训', today, hours);
  await take(page, '支部委员会审查', today);
  await take(page, '上级党委预审', today);
  await take(page, '填写入党志愿书', today);
  await puts(page);
  // the notice hangs still
  await tries(page, '支部大会讨论', today, /公示到.*结束/, votes);

  ({ page, heard, today } = await later(context, file, 12, 23));
  await page.getByRole('button', { name: '办理：支部大会讨论' }).click();
  await sound(page, heard, 'vote');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await take(page, '支部大会讨论', today, votes);
  await take(page, '上级党委派人谈话', today);
  await take(page, '上级党委审批', today);
  await expect(page.getByText('预备党员', { exact: true }).first()).toBeVisible();
  await sound(page, heard, 'probationary');
  await take(page, '再上一级党委组织部门备案', today);
  await take(page, '编入党支部和党小组', today);
  await take(page, '入党宣誓', today);

  ({ page, heard, today } = await later(context, file, 18, 23));
  await take(page, '继续教育和考察', today);

  ({ page, heard, today } = await later(context, file, 24));
  await take(page, '提出转正申请', today);
  await puts(page);
  // the probation is not over
  await tries(page, '支部大会讨论', today, /最早.*第三十二条/, votes);

  ({ page, heard, today } = await later(context, file, 24, 27));
  await take(page, '支部大会讨论', today, votes);
  await take(page, '上级党委审批', today);
  await take(page, '材料归档', today);
  await expect(page.getByText('正式党员', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('档案已办结。')).toBeVisible();
  await sound(page, heard, 'full');

  await page.getByRole('link', { name: '查看党员信息' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText('正式党员').first()).toBeVisible();
  await context.close();
});
