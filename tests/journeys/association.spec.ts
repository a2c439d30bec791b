import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { kept, urlOf, zhibu } from './support/demo';
import { findings, listen, settled } from './support/inspect';
import { linkTo } from './support/letters';
import { bringIn, findMember, idNumber, rosters } from './support/office';
import { accept, enrol } from './support/people';
import { SIZES } from './support/sight';
import { partyWords } from './support/words';

// An association has chapters, members and fees; on none of its pages is a word of the Party.
const ORGANISATION = '海棠书画协会';
const CHAPTER = '志愿服务分会';
const ADMIN = 'admin@haitang.example';
const MEMBER = { name: '蒋冬梅', email: 'jiang.dongmei@haitang.example' };
const OTHER = '何雨晴';
const MEETING = '讨论年度书画展';
const url = urlOf('haitang');

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

type Clean = (where: string) => Promise<void>;

/** Says of the page as it stands that no word of the Party is on it, and names what is. */
function cleanOn(page: Page): Clean {
  const heard = listen(page);
  return async (where) => {
    await settled(page);
    expect.soft([...(await partyWords(page)), ...heard()], where).toEqual([]);
  };
}

/** The language of every page from the next one on. */
async function speak(page: Page, locale: 'zh-CN' | 'en'): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('zhibu.locale', chosen), locale);
}

/** Chooses from a list of a form by what it says. */
async function choose(page: Page, list: Locator, word: string): Promise<void> {
  await list.click();
  await page.locator('.ant-select-dropdown:visible').getByText(word, { exact: true }).first().click();
}

/** Finds somebody in a list of a form by typing the name. */
async function find(page: Page, list: Locator, name: string): Promise<void> {
  await list.fill(name);
  await page.locator('.ant-select-dropdown:visible').getByText(name, { exact: true }).first().click();
}

async function foundOrganisation(page: Page, clean: Clean): Promise<void> {
  await zhibu('tenant', 'create', 'haitang', '--name', ORGANISATION, '--kind', 'association', '--email', ADMIN);
  await accept(page, await linkTo(ADMIN), 'haitang.admin');
  await enrol(page);
  await clean('the home of an administrator');
  await page.getByRole('banner').getByRole('link', { name: '管理后台' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /管理员，(上午|下午|晚上)好/ })).toBeVisible();
  await clean('the first steps');
}

const list = (page: Page) => page.locator('section').filter({ has: page.getByRole('heading', { name: /^上手清单/ }) });

async function tryOut(page: Page, clean: Clean): Promise<void> {
  await list(page).getByRole('button', { name: '放入示例数据' }).click();
  await expect(list(page).getByText(/系统里有示例数据：4 个组织、14 名会员/)).toBeVisible();
  for (const place of ['', 'units', 'members', 'posts']) {
    await page.goto(`${url}/console/${place}`);
    await clean(`samples on /console/${place}`);
  }
  await page.goto(`${url}/console/`);
  await list(page).getByRole('button', { name: '移除示例数据' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除示例数据' }).click();
  await expect(page.getByText(/已移除 \d+ 条示例数据/).first()).toBeVisible();
  await list(page).getByRole('button', { name: '查看规则' }).click();
  await clean('the rules to be looked at once');
  await page.getByRole('dialog').getByRole('button', { name: '已核对，适用于本单位' }).click();
}

async function found(page: Page, clean: Clean, opener: string, name: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: opener }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('组织全称').fill(name);
  await choose(page, drawer.getByLabel('组织类别'), kind);
  await clean(`the drawer of ${opener}`);
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function buildTree(page: Page, clean: Clean): Promise<void> {
  await list(page)
    .getByRole('listitem')
    .filter({ hasText: '建立组织树' })
    .getByRole('link', { name: '建组织' })
    .click();
  await found(page, clean, '新建最上级组织', ORGANISATION, '片区');
  await found(page, clean, '新建下级', CHAPTER, '分会');
  await clean('a chapter');
}

/** The columns are called as the association calls them. */
async function bringRoster(page: Page, clean: Clean): Promise<void> {
  const file = kept('haitang.csv');
  const person = (name: string, birth: string, serial: string) =>
    [name, '女', idNumber(birth, serial), '正式会员', CHAPTER, '2001-07-01', '2002-07-01'].join();
  const head = '姓名,性别,公民身份号码,人员类别,所在分会,加入组织日期,转为正式会员日期';
  const rows = [person(MEMBER.name, '19701102', '322'), person(OTHER, '19750304', '328')];
  writeFileSync(file, [head, ...rows, ''].join('\r\n'));
  const roster = { kind: '会员名册', file: relative(rosters, file), good: 2, refused: 0 } as const;
  await bringIn(page, { ...roster, outcome: '已导入 2 名会员' });
  await clean('an import');
}

async function inviteMember(page: Page, clean: Clean): Promise<void> {
  await findMember(page, MEMBER.name, '会员');
  await clean('a member');
  await page.getByRole('button', { name: '邀请开通账号' }).click();
  const drawer = page.getByRole('dialog', { name: `为 ${MEMBER.name} 开通账号` });
  await drawer.getByLabel('邮箱').fill(MEMBER.email);
  await clean('the drawer of an invitation');
  await drawer.getByRole('button', { name: '发送邀请' }).click();
  await expect(page.getByText(`已向 ${MEMBER.name} 发出邀请`).first()).toBeVisible();
}

/** An association collects fees once it has decided so. */
async function collectFees(page: Page, clean: Clean): Promise<void> {
  await page.goto(`${url}/console/rules?area=dues`);
  await page.getByRole('button', { name: '修改 收缴会费' }).click();
  const drawer = page.getByRole('dialog', { name: '自定：收缴会费' });
  await drawer.getByRole('radio', { name: '是', exact: true }).check();
  await drawer.getByLabel('施行日期').fill(`${today().slice(0, 8)}01`);
  await page.keyboard.press('Enter');
  await drawer.getByLabel('理由').fill('会员大会决定');
  await clean('the drawer of a rule');
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(drawer).toBeHidden();
}

async function fixFee(page: Page, clean: Clean, row: Locator): Promise<void> {
  await row.getByRole('button', { name: '核定' }).click();
  const drawer = page.getByRole('dialog', { name: /核定 .* 的会费/ });
  await choose(page, drawer.getByLabel('会员类别'), '个人会员');
  await drawer.getByRole('button', { name: '试算' }).click();
  await expect(drawer.getByText('每月 10.00元').first()).toBeVisible();
  await clean('the drawer that fixes a fee');
  await drawer.getByRole('button', { name: '核定' }).click();
  await expect(page.getByText('已核定：每月 10.00元').first()).toBeVisible();
  await expect(row).toContainText('未交');
}

async function takePayment(page: Page, clean: Clean, row: Locator): Promise<void> {
  await row.getByRole('button', { name: '登记交纳' }).click();
  const drawer = page.getByRole('dialog', { name: /登记 .* 交纳会费/ });
  await drawer.getByLabel('交纳日期').fill(today());
  await page.keyboard.press('Enter');
  await expect(drawer.getByLabel('金额（元）')).toHaveValue('10.00');
  await clean('the drawer of a payment');
  await drawer.getByRole('button', { name: '登记交纳' }).click();
  await expect(page.getByText('已登记 1 人交纳').first()).toBeVisible();
  await expect(row).toContainText('已交');
}

async function giveReceipt(page: Page, clean: Clean, row: Locator): Promise<void> {
  await row.getByRole('button', { name: '明细' }).click();
  const history = page.getByRole('dialog', { name: /的会费$/ });
  await history.getByRole('button', { name: '开收据' }).click();
  const make = page.getByRole('dialog', { name: '开收据' });
  await make.getByLabel('收款人').fill('王会计');
  await make.getByRole('button', { name: '开收据' }).click();
  const sheet = page.getByRole('dialog', { name: '会费收据' });
  await expect(sheet).toContainText('人民币壹拾元整');
  await clean('a receipt');
}

async function fees(page: Page, clean: Clean, chapter: string): Promise<void> {
  await collectFees(page, clean);
  await page.goto(`${url}/console/dues?unit=${chapter}`);
  const row = page.getByRole('row').filter({ hasText: MEMBER.name });
  await expect(row).toContainText('未核定');
  await fixFee(page, clean, row);
  await takePayment(page, clean, row);
  await giveReceipt(page, clean, row);
}

async function plan(page: Page, clean: Clean, chapter: string): Promise<void> {
  await page.goto(`${url}/console/meetings?unit=${chapter}`);
  await page.getByRole('button', { name: '计划会议' }).click();
  const drawer = page.getByRole('dialog', { name: /^计划会议/ });
  await choose(page, drawer.getByLabel('类型'), '会员大会');
  await drawer.getByLabel('主题').fill(MEETING);
  await drawer.getByLabel('地点').fill('活动室');
  await drawer.getByLabel('开始时间').fill('23:30');
  await drawer.getByLabel('结束时间').fill('23:55');
  await drawer.getByLabel('议程').fill('讨论展期');
  await clean('the drawer that plans a meeting');
  await drawer.getByRole('button', { name: '计划会议' }).click();
  await expect(page.getByRole('heading', { level: 1, name: MEETING })).toBeVisible();
  await clean('a meeting that is planned');
}

async function record(page: Page, clean: Clean): Promise<void> {
  await page.getByLabel('开始时间').fill('00:01');
  await page.getByLabel('结束时间').fill('00:02');
  await page.getByRole('button', { name: '其余全部到会' }).click();
  await page.getByRole('button', { name: '保存到会情况' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '会议记录' })).toBeVisible();
  await clean('a meeting that was held');
  await find(page, page.getByLabel('主持人'), MEMBER.name);
  await find(page, page.getByLabel('记录人'), OTHER);
  await page.getByLabel('发言和讨论').fill('大家商定了展期。');
  await page.getByRole('button', { name: '增加决定事项' }).click();
  await page.getByLabel('决定内容').fill('九月办展');
  await page.getByRole('button', { name: /^一致同意/ }).click();
  await page.getByRole('button', { name: '保存记录' }).click();
  await expect(page.getByText('记录已保存').first()).toBeVisible();
  await expect(page.getByText('归档前需要处理')).toBeHidden();
  await clean('a meeting that is recorded');
  await page.getByRole('button', { name: '归档', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).click();
  await expect(page.getByText('首次归档').first()).toBeVisible();
  await clean('a meeting that is filed');
}

/** Every page of the navigation, and every part that these pages have. */
async function walk(page: Page, clean: Clean, locale: string): Promise<void> {
  const entries = page.locator('nav.nav a');
  const parts = page.locator('main nav.tabs a');
  const goTo = async (link: Locator, where: string): Promise<string> => {
    const name = `${where}${(await link.innerText()).trim()}`;
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await clean(name);
    return name;
  };
  await expect(entries.first()).toBeVisible();
  for (let at = 0; at < (await entries.count()); at += 1) {
    const name = await goTo(entries.nth(at), `${locale}: `);
    for (let part = 1; part < (await parts.count()); part += 1) await goTo(parts.nth(part), `${name}, `);
  }
}

interface Ids {
  chapter: string;
  member: string;
  meeting: string;
}

/** What is a step away from the navigation, and what an association leaves out. */
const beyond = ({ chapter, member, meeting }: Ids): string[] => [
  ...['', '?tab=posts', '?tab=files', '?tab=history'].map((tab) => `units/${chapter}${tab}`),
  ...['', '?tab=files'].map((tab) => `members/${member}${tab}`),
  ...['meetings', 'talks', 'archive', 'statistics'].map((area) => `${area}?unit=${chapter}`),
  `meetings/${meeting}`,
  'members/new',
  'imports/new?kind=members',
  'imports/new?kind=units',
  'collections/new',
  'statistics/snapshots',
  'audit?source=records',
  'vocabulary',
  'security',
  'development',
  'transfers',
  'cadres',
  'nowhere',
];

async function seeEverything(page: Page, clean: Clean, ids: Ids): Promise<void> {
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    await page.goto(`${url}/console/`);
    await walk(page, clean, locale);
    // the words of one language are held against the other's beside the catalogues
    for (const path of locale === 'en' ? [] : beyond(ids)) {
      await page.goto(`${url}/console/${path}`);
      await clean(`${locale}: /console/${path.split('/')[0]}: ${path}`);
    }
  }
  await speak(page, 'zh-CN');
}

const OWN = ['', 'record', 'record/requests', 'record/files', 'dues', 'meetings', 'talks', 'handovers', 'branch'];
const ACCOUNT = ['account', 'account/sessions', 'account/security', 'account/settings', 'account/privacy'];

/** A member follows the letter on a telephone, and looks at everything there is. */
async function onTelephone(browser: Browser): Promise<void> {
  const phone = await (await browser.newContext({ viewport: SIZES.phone, isMobile: true, hasTouch: true })).newPage();
  const clean = cleanOn(phone);
  const link = await linkTo(MEMBER.email);
  await phone.goto(link);
  await clean('an invitation');
  await accept(phone, link, 'jiang.dongmei');
  await phone.waitForURL(`${url}/`);
  await expect(phone.getByRole('heading', { level: 1, name: new RegExp(`^${MEMBER.name}，`) })).toBeVisible();
  await expect(phone.getByRole('link', { name: '我的分会' }).first()).toBeVisible();
  await clean('the home of a member');
  expect.soft(await findings(phone), 'the home of a member').toEqual([]);
  await phone.goto(`${url}/meetings`);
  await expect(phone.getByText(MEETING).first()).toBeVisible();
  await phone.goto(`${url}/dues`);
  await expect(phone.getByText('已交至')).toBeVisible();
  await phone.getByRole('button', { name: '查看收据' }).first().tap();
  await expect(phone.getByRole('dialog', { name: '会费收据' })).toContainText('¥10.00');
  await clean('the receipt of a member');
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(phone, locale);
    const rest = [...ACCOUNT, 'transfers', 'development', 'nowhere'];
    for (const path of locale === 'en' ? OWN : [...OWN, ...rest]) {
      await phone.goto(`${url}/${path}`);
      await clean(`${locale}: /${path} of a member`);
    }
  }
  await phone.context().close();
}

/** What is seen before anybody has logged in. */
async function atTheDoor(browser: Browser): Promise<void> {
  const page = await (await browser.newContext({ viewport: SIZES.phone })).newPage();
  const clean = cleanOn(page);
  await page.goto(`${url}/login/`);
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    for (const path of ['login/', 'login/forgot/', 'privacy']) {
      await page.goto(`${url}/${path}`);
      await clean(`${locale}: /${path}`);
    }
  }
  await page.context().close();
}

interface Listed {
  items: { id: string; name: string; subject: string }[];
}

test('an association works and is spoken to in its own words', async ({ page, browser }) => {
  test.setTimeout(900_000);
  const clean = cleanOn(page);
  const idOf = async (path: string, of: (one: Listed['items'][number]) => boolean) =>
    (await call<Listed>(page, 'GET', `/api/records/${path}`)).items.find(of)?.id ?? '';
  await test.step('an administrator arrives', () => foundOrganisation(page, clean));
  await test.step('samples and rules are looked at', () => tryOut(page, clean));
  await test.step('a chapter is founded', () => buildTree(page, clean));
  await test.step('members come in by a file', () => bringRoster(page, clean));
  await test.step('a member is invited', () => inviteMember(page, clean));
  const chapter = await idOf('units?tree=true', ({ name }) => name === CHAPTER);
  const member = await idOf('members?limit=200', ({ name }) => name === MEMBER.name);
  await test.step('a fee is fixed, paid and receipted', () => fees(page, clean, chapter));
  await test.step('a meeting is planned', () => plan(page, clean, chapter));
  await test.step('it is recorded and filed', () => record(page, clean));
  const meeting = page.url().split('/').at(-1) ?? '';
  await test.step('a member sees it all on a telephone', () => onTelephone(browser));
  await test.step('the administrator sees every page', () => seeEverything(page, clean, { chapter, member, meeting }));
  await test.step('the door says nothing else', () => atTheDoor(browser));
});
