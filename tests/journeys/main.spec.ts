import { type Browser, expect, type Page, test } from '@playwright/test';
import { urlOf, zhibu } from './support/demo';
import { linkTo } from './support/letters';
import { bringIn, findMember, open } from './support/office';
import { accept, enrol, logOut, PASSWORD, submitLogIn } from './support/people';

// From an organisation nobody has heard of to a member whose record was put right.
const ORGANISATION = '红旗街道工作委员会';
const ADMIN = 'admin@hongqi.example';
const MEMBER = { name: '蒋冬梅', email: 'jiang.dongmei@hongqi.example', branch: '北桥社区第二党支部' };
const url = urlOf('hongqi');

async function foundOrganisation(page: Page): Promise<void> {
  await zhibu('tenant', 'create', 'hongqi', '--name', ORGANISATION, '--kind', 'community', '--email', ADMIN);
  await accept(page, await linkTo(ADMIN), 'hongqi.admin');
  await enrol(page);
  await page.waitForURL(`${url}/console/`);
  await expect(page.getByRole('heading', { level: 1, name: /管理员，(上午|中午|下午|晚上)好/ })).toBeVisible();
}

async function bringInEverybody(page: Page): Promise<void> {
  const tree = { kind: '组织树', file: 'community.tree.xlsx', good: 29, refused: 0 } as const;
  await bringIn(page, { ...tree, outcome: '已建立 29 个组织' });
  const roster = { kind: '党员名册', file: 'community.csv', good: 5073, refused: 47 } as const;
  await bringIn(page, { ...roster, outcome: '已导入 5073 名党员' });
  await page.getByRole('link', { name: '查看名册' }).click();
  await expect(page.getByText('共 5,073 人')).toBeVisible();
}

async function inviteMember(page: Page): Promise<void> {
  await findMember(page, MEMBER.name);
  await page.getByRole('button', { name: '邀请开通账号' }).click();
  const drawer = page.getByRole('dialog', { name: `为 ${MEMBER.name} 开通账号` });
  await drawer.getByLabel('邮箱').fill(MEMBER.email);
  await drawer.getByRole('button', { name: '发送邀请' }).click();
  await expect(page.getByText(`已向 ${MEMBER.name} 发出邀请`)).toBeVisible();
}

/** A telephone in the member's hand. */
async function telephone(browser: Browser): Promise<Page> {
  const size = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  return (await browser.newContext(size)).newPage();
}

async function arrive(phone: Page): Promise<void> {
  await accept(phone, await linkTo(MEMBER.email), 'jiang.dongmei');
  await phone.waitForURL(`${url}/`);
  await logOut(phone, url);
  await submitLogIn(phone, MEMBER.email, PASSWORD);
  await expect(phone.getByRole('heading', { name: `${MEMBER.name}同志` })).toBeVisible();
}

const place = (phone: Page) => phone.locator('.fact').filter({ hasText: /^\s*籍贯/ });

async function askForCorrection(phone: Page): Promise<void> {
  await phone.getByRole('link', { name: '我的档案' }).tap();
  await expect(phone.getByRole('heading', { level: 1, name: '我的档案' })).toBeVisible();
  await expect(phone.getByText(MEMBER.branch)).toBeVisible();
  await expect(phone.getByText('710000199911075029')).toHaveCount(0);
  await expect(place(phone)).toContainText('未登记');
  await phone.getByRole('button', { name: '申请更正：籍贯' }).tap();
  const dialog = phone.getByRole('dialog', { name: '申请更正：籍贯' });
  await dialog.getByLabel('更正为').fill('浙江省临江县');
  await dialog.getByLabel('说明（选填）').fill('以干部履历表为准');
  await dialog.getByRole('button', { name: '提交申请' }).tap();
  await expect(phone.getByText('申请已提交，等待支部处理。')).toBeVisible();
  await expect(place(phone)).toContainText('更正处理中');
}

async function decide(page: Page): Promise<void> {
  await open(page, '信息更正');
  const row = page.getByRole('row').filter({ hasText: MEMBER.name });
  await expect(row).toContainText('浙江省临江县');
  await row.getByRole('button', { name: '处理' }).click();
  const drawer = page.getByRole('dialog', { name: '处理更正申请' });
  await drawer.getByRole('radio', { name: '同意更正' }).check();
  await drawer.getByLabel('答复').fill('已核对履历表');
  await drawer.getByRole('button', { name: '提交答复' }).click();
  await expect(page.getByText('已同意，名册已更正')).toBeVisible();
}

async function seeAnswer(phone: Page): Promise<void> {
  await phone.goto(`${url}/record/requests`);
  await expect(phone.getByText('已更正')).toBeVisible();
  await expect(phone.getByText('已核对履历表')).toBeVisible();
  await phone.goto(`${url}/record`);
  await expect(place(phone)).toContainText('浙江省临江县');
}

test('an organisation begins: roster, invitation, a member on the telephone', async ({ page, browser }) => {
  test.setTimeout(600_000);
  await test.step('the administrator follows the letter', () => foundOrganisation(page));
  await test.step('tree and roster come in', () => bringInEverybody(page));
  await test.step('a member is invited', () => inviteMember(page));
  const phone = await telephone(browser);
  await test.step('the member arrives', () => arrive(phone));
  await test.step('the member asks for a correction', () => askForCorrection(phone));
  await test.step('the administrator decides', () => decide(page));
  await test.step('the member sees the answer', () => seeAnswer(phone));
  await phone.context().close();
});
