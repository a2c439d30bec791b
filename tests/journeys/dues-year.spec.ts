import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { idNumber } from './support/office';
import { accept, invite } from './support/people';
import { as, SIZES, soundIn } from './support/sight';
import { fillDay } from './support/steps';

const { url } = agency();
const sound = soundIn('dues-year');
const BRANCH = '党费示范党支部';
const ACCOUNT = { email: 'secretary@dues.example', name: 'dues.secretary' };
const SECRETARY = '邱明理';
const MEMBER = '邱明义';
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
const YEAR = Number(today.slice(0, 4)) - 1;

interface Unit {
  id: string;
  kind: string;
  parent_id: string | null;
}

/** A branch of two whose committee has said what it passes up, and whose secretary has an account. */
async function ground(admin: Page): Promise<{ unit: string; above: string; link: string }> {
  const post = (path: string, body: unknown) => call<{ id: string }>(admin, 'POST', `/api/records/${path}`, body);
  const { items } = await call<{ items: Unit[] }>(admin, 'GET', '/api/records/units?tree=true');
  const parent = items.find((one) => one.kind === 'branch')?.parent_id;
  const { id: unit } = await post('units', { parent_id: parent, kind: 'branch', name: BRANCH });
  const register = (name: string, birth: string, serial: string) => {
    const dates = { joined_on: '2001-07-01', full_on: '2002-07-01' };
    const person = { name, unit_id: unit, id_no: idNumber(birth, serial), gender: 'male', member_kind: 'full' };
    return post('members', { ...person, ...dates });
  };
  const { id: secretary } = await register(SECRETARY, '19720316', '431');
  await register(MEMBER, '19750920', '433');
  const share = { from_day: `${YEAR}-01-01`, basis_points: 6000, doc_no: '组通〔2025〕8号' };
  await post(`dues/units/${unit}/shares`, share);
  const books = await call<{ superior: { id: string } }>(admin, 'GET', `/api/records/dues/units/${unit}/books`);
  const office = { role: 'secretary', unit_id: unit, member_id: secretary };
  const link = await invite(admin, { email: ACCOUNT.email, display_name: SECRETARY, ...office });
  return { unit, above: books.superior.id, link };
}

async function arrives(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await accept(page, link, ACCOUNT.name);
  await page.waitForURL(`${url}/`);
  return page;
}

async function chooses(within: Locator, label: string, option: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).click();
  await within.page().locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** What a member owes from the month shown on. */
async function assesses(page: Page, name: string, base: string, monthly: string): Promise<void> {
  const row = rowOf(page, name);
  await expect(row).toContainText('未核定');
  await row.getByRole('button', { name: '核定', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: `核定 ${name} 的党费` });
  await expect(drawer.getByLabel('起始月份')).toHaveValue(`${YEAR}-12`);
  await chooses(drawer, '党员类别', '按月领取工资');
  await drawer.getByLabel('计算基数（元/月）').fill(base);
  await drawer.getByRole('button', { name: '核定', exact: true }).click();
  await expect(page.getByText(`已核定：每月 ${monthly}`).first()).toBeVisible();
  await expect(row).toContainText('未交');
}

/** Everybody pays on the branch's day of dues, and one of them wants a receipt. */
async function collects(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: '登记本月交纳' }).click();
  const drawer = page.getByRole('dialog', { name: `登记${YEAR}年12月党费` });
  await fillDay(drawer, '交纳日期', `${YEAR}-12-15`);
  await expect(drawer.getByText('2 人，共 60.00元')).toBeVisible();
  await drawer.getByRole('button', { name: '登记本月交纳' }).click();
  await expect(page.getByText('已登记 2 人交纳').first()).toBeVisible();
  await expect(rowOf(page, MEMBER)).toContainText('已交');
  await rowOf(page, MEMBER).getByRole('button', { name: '明细' }).click();
  const history = page.getByRole('dialog', { name: `${MEMBER} 的党费` });
  await history.getByRole('button', { name: '开收据' }).click();
  await page.getByRole('dialog', { name: '开收据' }).getByRole('button', { name: '开收据' }).click();
  const sheet = page.getByRole('dialog', { name: '党费收据' });
  await expect(sheet).toContainText('人民币叁拾元整');
  // whoever is not named otherwise has taken the money
  await expect(sheet).toContainText(SECRETARY);
  await sheet.getByRole('button', { name: /关闭|Close/ }).click();
  await history.getByRole('button', { name: /关闭|Close/ }).click();
}

async function closes(page: Page): Promise<void> {
  const month = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${YEAR}年12月` }) });
  await expect(month).toContainText('60.00元');
  await expect(month).toContainText('未结账');
  await month.getByRole('button', { name: '结账' }).click();
  await page
    .getByRole('dialog', { name: `结${YEAR}年12月的账？` })
    .getByRole('button', { name: '结账' })
    .click();
  await expect(month).toContainText('已结账');
}

/** What is owed to the committee is proposed; until it confirms, it is on the way. */
async function remits(page: Page): Promise<void> {
  await expect(page.getByText('60%')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '上缴', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '登记上缴' });
  await expect(drawer.getByLabel('金额（元）')).toHaveValue('36.00');
  await chooses(drawer, '从哪里付出', '现金');
  await fillDay(drawer, '日期', today);
  await drawer.getByRole('button', { name: '上缴', exact: true }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: '36.00元' })).toBeVisible();
}

/** The committee counts for itself what has arrived. */
async function receives(admin: Page, above: string): Promise<void> {
  await admin.goto(`${url}/console/dues?tab=remit&unit=${above}`);
  const waiting = admin.getByRole('row').filter({ hasText: BRANCH });
  await expect(waiting).toContainText('36.00元');
  await waiting.getByRole('button', { name: '确认收到' }).click();
  const drawer = admin.getByRole('dialog', { name: `确认收到 ${BRANCH} 的党费` });
  await drawer.getByLabel('实际收到（元）').fill('36.00');
  await fillDay(drawer, '收到日期', today);
  await drawer.getByRole('button', { name: '确认收到' }).click();
  await expect(drawer).toBeHidden();
  await expect(waiting).toContainText('已确认');
}

async function publishes(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: '向党员公布' }).click();
  const drawer = page.getByRole('dialog', { name: `公布 ${YEAR} 年党费收支` });
  await drawer.getByLabel('说明').fill('如有疑问，可向支部书记查询明细。');
  await drawer.getByRole('button', { name: '向党员公布' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByText('这一年已经公布').first()).toBeVisible();
  const shown = page.getByRole('listitem').filter({ hasText: `${YEAR} 年收支` });
  await shown.getByText(`${YEAR} 年收支`).first().click();
  await expect(shown).toContainText('如有疑问，可向支部书记查询明细。');
  await expect(shown).toContainText('60.00元');
}

test('a secretary takes the dues of a branch from the first amount to the figures of the year', async ({ browser }) => {
  const admin = await as(browser, 'tenant_admin.json', '/console/');
  const { unit, above, link } = await ground(admin);
  const page = await arrives(browser, link);
  const heard = listen(page);
  const open = (part: string) => page.goto(`${url}/console/dues?unit=${unit}&${part}`);

  await open(`month=${YEAR}-12`);
  for (const name of [SECRETARY, MEMBER]) await assesses(page, name, '3000.01', '30.00元');
  await collects(page);
  await sound(page, heard, 'board');

  await open(`tab=months&year=${YEAR}`);
  await closes(page);
  await open('tab=remit');
  await remits(page);
  await receives(admin, above);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: '36.00元' })).toContainText('已确认');
  await sound(page, heard, 'remitted');

  await open(`tab=publish&year=${YEAR}`);
  await publishes(page);
  await sound(page, heard, 'published');
  await page.context().close();
  await admin.context().close();
});
