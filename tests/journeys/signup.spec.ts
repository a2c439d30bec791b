import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { book, kept, urlOf } from './support/demo';
import { lettersTo, linkTo } from './support/letters';
import { bringIn, findMember, idNumber, rosters } from './support/office';
import { accept, enrol, logOut, PASSWORD, submitLogIn } from './support/people';

// From the platform's first page to a member on the telephone, without a command line.
const SLUG = 'qingshan';
const ORGANISATION = '青山街道工作委员会';
const CONTACT = { name: '秦素云', email: 'qin.suyun@qingshan.example' };
/** As the contact writes it at first. */
const MISTYPED = 'qin.suyun@qingshna.example';
const MEMBER = { name: '蒋冬梅', email: 'jiang.dongmei@qingshan.example' };
const BRANCH = '青山社区第一党支部';
const url = urlOf(SLUG);

async function apply(page: Page): Promise<void> {
  await page.goto(`${book.platform}/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('link', { name: '为本单位申请使用' }).first().click();
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByText('请选择一项。')).toBeVisible();
  await page.getByRole('radio', { name: '街道社区乡村' }).check();
  await page.getByLabel('单位名称').fill(ORGANISATION);
  await page.getByLabel('想要的网址').fill('jiguan');
  await expect(page.getByText('这个网址已经有单位在用或正在申请，请换一个。')).toBeVisible();
  await page.getByLabel('想要的网址').fill(SLUG);
  await expect(page.getByText(`可以使用：${url}`)).toBeVisible();
  await page.getByLabel('联系人姓名').fill(CONTACT.name);
  await page.getByLabel('联系人邮箱').fill(MISTYPED);
  await page.getByLabel('我已阅读并代表本单位同意').check();
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { name: '请到邮箱里确认' })).toBeVisible();
  await linkTo(MISTYPED);
}

async function correct(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole('heading', { name: '请到邮箱里确认' })).toBeVisible();
  await expect(page.getByText(`确认邮件正在发往 ${MISTYPED}`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^没有收到？\d+ 秒后可重新发送$/ })).toBeDisabled();
  await page.getByRole('button', { name: '改邮箱' }).click();
  await expect(page.getByLabel('单位名称')).toHaveValue(ORGANISATION);
  await expect(page.getByLabel('联系人邮箱')).toHaveValue(MISTYPED);
  await page.getByLabel('联系人邮箱').fill(CONTACT.email);
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByText(`确认邮件正在发往 ${CONTACT.email}`)).toBeVisible();
  // the same again: a letter has just gone
  await page.getByRole('button', { name: '改邮箱' }).click();
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /确认邮件刚刚发送过，请 \d+ 秒后再试/ })).toBeVisible();
  expect(lettersTo(MISTYPED)).toHaveLength(1);
}

async function confirm(page: Page): Promise<void> {
  await page.goto(await linkTo(CONTACT.email));
  await expect(page.getByRole('heading', { name: '申请进度' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText('正在等待平台审核');
  await expect(page.locator('[aria-current=step]')).toContainText('平台审核');
  // what is confirmed is not asked for again
  await page.goto(`${book.platform}/signup/`);
  await expect(page.getByRole('heading', { level: 1, name: '为本单位申请使用' })).toBeVisible();
  await page.goBack();
  await expect(page.locator('[aria-current=step]')).toContainText('平台审核');
}

async function approve(browser: Browser): Promise<void> {
  const context = await browser.newContext({ storageState: kept('operator.json') });
  const desk = await context.newPage();
  await desk.goto(`${book.platform}/console/`);
  await desk.getByRole('link', { name: '开通申请', exact: true }).click();
  const row = desk.getByRole('row').filter({ hasText: ORGANISATION });
  await expect(row).toContainText(CONTACT.email);
  await row.getByRole('button', { name: `通过“${ORGANISATION}”的申请`, exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
  await expect(desk.getByText(`已通过“${ORGANISATION}”的申请，正在开通`)).toBeVisible();
  await desk.getByRole('link', { name: '已开通' }).click();
  await expect(row).toContainText('已开通');
  await context.close();
}

async function arrive(page: Page): Promise<void> {
  // the page of the application says by itself that the address works
  await expect(page.getByRole('status')).toContainText('已经开通');
  await expect(page.getByRole('link', { name: '打开本单位网址' })).toHaveAttribute('href', `${url}/login/`);
  await accept(page, await linkTo(CONTACT.email, 2), 'qingshan.admin');
  await enrol(page);
  await page.waitForURL(`${url}/console/`);
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${CONTACT.name}，`) })).toBeVisible();
}

const list = (page: Page) => page.locator('section').filter({ has: page.getByRole('heading', { name: /^上手清单/ }) });
const step = (page: Page, name: string) => list(page).getByRole('listitem').filter({ hasText: name });

async function tryOut(page: Page): Promise<void> {
  await expect(page.getByRole('progressbar', { name: '上手进度' })).toHaveAttribute(
    'aria-valuetext',
    /已完成 0 步，共 6 步/,
  );
  await list(page).getByRole('button', { name: '放入示例数据' }).click();
  await expect(list(page).getByText(/系统里有示例数据：5 个组织、14 名党员/)).toBeVisible();
  await expect(step(page, '建立组织树')).toContainText('待办');
  await list(page).getByRole('button', { name: '移除示例数据' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除示例数据' }).click();
  await expect(page.getByText(/已移除 \d+ 条示例数据/)).toBeVisible();
  await list(page).getByRole('button', { name: '跳过“核对单位信息”' }).click();
  await expect(step(page, '核对单位信息')).toContainText('已跳过');
  await list(page).getByRole('button', { name: '重新打开“核对单位信息”' }).click();
  await step(page, '核对单位信息').getByRole('button', { name: '核对无误' }).click();
  await expect(step(page, '核对单位信息')).toContainText('已完成');
  await list(page).getByRole('button', { name: '查看规则' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '已核对，适用于本单位' }).click();
  await expect(step(page, '核对适用规则')).toContainText('已完成');
}

async function found(page: Page, opener: string, name: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: opener }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('组织全称').fill(name);
  await drawer.getByLabel('组织类别').click();
  await page.locator('.ant-select-item-option').filter({ hasText: kind }).first().click();
  await drawer.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function buildTree(page: Page): Promise<void> {
  await step(page, '建立组织树').getByRole('link', { name: '建组织' }).click();
  await found(page, '新建最上级组织', ORGANISATION, '党工委');
  await found(page, '新建下级', BRANCH, '党支部');
}

async function bringRoster(page: Page): Promise<void> {
  const file = kept('qingshan.csv');
  const person = (name: string, birth: string, serial: string) =>
    [name, '女', idNumber(birth, serial), '正式党员', BRANCH, '2001-07-01', '2002-07-01'].join();
  const head = '姓名,性别,公民身份号码,人员类别,所在党支部,加入党组织日期,转为正式党员日期';
  const rows = [person(MEMBER.name, '19701102', '322'), person('何雨晴', '19750304', '328')];
  writeFileSync(file, [head, ...rows, ''].join('\r\n'));
  const roster = { kind: '党员名册', file: relative(rosters, file), good: 2, refused: 0 } as const;
  await bringIn(page, { ...roster, outcome: '已导入 2 名党员' });
}

async function inviteMember(page: Page): Promise<void> {
  await findMember(page, MEMBER.name);
  await page.getByRole('button', { name: '邀请开通账号' }).click();
  const drawer = page.getByRole('dialog', { name: `为 ${MEMBER.name} 开通账号` });
  await drawer.getByLabel('邮箱').fill(MEMBER.email);
  await drawer.getByRole('button', { name: '发送邀请' }).click();
  await expect(page.getByText(`已向 ${MEMBER.name} 发出邀请`)).toBeVisible();
}

async function seeHowFar(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作台' }).click();
  for (const name of ['建立组织树', '导入党员名册', '请大家进来', '核对适用规则'])
    await expect(step(page, name)).toContainText('已完成');
  await expect(list(page).getByText('已完成 5 步，共 6 步')).toBeVisible();
  await list(page).getByRole('button', { name: '收起清单' }).click();
  await expect(list(page)).toBeHidden();
  await page.reload();
  await page.getByRole('button', { name: '打开上手清单' }).click();
  await expect(list(page)).toBeVisible();
}

async function logInOnTelephone(browser: Browser): Promise<void> {
  const size = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const phone = await (await browser.newContext(size)).newPage();
  await accept(phone, await linkTo(MEMBER.email), 'jiang.dongmei');
  await phone.waitForURL(`${url}/`);
  await logOut(phone, url);
  await submitLogIn(phone, MEMBER.email, PASSWORD);
  await expect(phone.getByRole('heading', { name: `${MEMBER.name}同志` })).toBeVisible();
  await phone.context().close();
}

test('an organisation asks for a place and its member logs in, without a command line', async ({ page, browser }) => {
  await test.step('it applies on the first page', () => apply(page));
  await test.step('its contact mistyped the mailbox and corrects it', () => correct(page));
  await test.step('its contact confirms by mail', () => confirm(page));
  await test.step('an operator approves', () => approve(browser));
  await test.step('the contact arrives as administrator', () => arrive(page));
  await test.step('the first steps and sample data', () => tryOut(page));
  await test.step('the tree is built', () => buildTree(page));
  await test.step('the roster comes in', () => bringRoster(page));
  await test.step('a member is invited', () => inviteMember(page));
  await test.step('the list says how far it is', () => seeHowFar(page));
  await test.step('the member logs in on a telephone', () => logInOnTelephone(browser));
});
