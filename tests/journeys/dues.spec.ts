import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency, kept } from './support/demo';
import { findings, listen, settled } from './support/inspect';

const { url } = agency();
const pictures = process.env.ZHIBU_SHOTS ? 'test-results/shots' : undefined;

interface Unit {
  id: string;
  kind: string;
  members_full: number;
}

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

async function as(browser: Browser, who: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ storageState: kept(who), viewport: SIZES.desktop })).newPage();
  await page.goto(url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Nothing is wrong with what is on the page, at both sizes. */
async function sound(page: Page, heard: () => string[], name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await settled(page);
    if (pictures) await page.screenshot({ path: `${pictures}/dues-${name}-${size}.png`, fullPage: true });
    expect.soft([...(await findings(page)), ...heard()], `${name} on ${size}`).toEqual([]);
  }
  await page.setViewportSize(SIZES.desktop);
}

/** A branch for which nothing is fixed: not the first, whose dues the demo has collected. */
async function branch(page: Page): Promise<string> {
  const units = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const branches = units.items.filter((unit) => unit.kind === 'branch' && unit.members_full > 1);
  return branches.at(-1)?.id ?? '';
}

async function chooses(
  page: Page,
  drawer: ReturnType<Page['getByRole']>,
  label: string,
  option: string,
): Promise<void> {
  await drawer.getByLabel(label).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

test('a secretary fixes an amount, records a payment, makes a receipt and takes it back', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/');
  const heard = listen(page);
  await page.goto(`${url}/console/dues?unit=${await branch(page)}`);
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText('未核定');
  await sound(page, heard, 'board');

  await row.getByRole('button', { name: '核定' }).click();
  const assess = page.getByRole('dialog', { name: /核定 .* 的党费/ });
  await chooses(page, assess, '党员类别', '按月领取工资');
  await expect(assess.getByText('中组发〔2008〕3号').first()).toBeVisible();
  await assess.getByLabel('计算基数（元/月）').fill('3000.01');
  await assess.getByRole('button', { name: '试算' }).click();
  await expect(assess.getByText('每月 30.00元')).toBeVisible();
  await sound(page, heard, 'assess');
  await assess.getByRole('button', { name: '核定' }).click();
  await expect(page.getByText('已核定：每月 30.00元')).toBeVisible();

  await expect(row).toContainText('未交');
  await row.getByRole('button', { name: '登记交纳' }).click();
  const pay = page.getByRole('dialog', { name: /登记 .* 交纳党费/ });
  await pay.getByLabel('交纳日期').fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }));
  await page.keyboard.press('Enter');
  await expect(pay.getByLabel('金额（元）')).toHaveValue('30.00');
  await sound(page, heard, 'pay');
  await pay.getByRole('button', { name: '登记交纳' }).click();
  await expect(page.getByText('已登记 1 人交纳')).toBeVisible();
  await expect(row).toContainText('已交');

  await row.getByRole('button', { name: '明细' }).click();
  const history = page.getByRole('dialog', { name: /的党费$/ });
  await history.getByRole('button', { name: '开收据' }).click();
  const make = page.getByRole('dialog', { name: '开收据' });
  await make.getByLabel('收款人').fill('王会计');
  await make.getByRole('button', { name: '开收据' }).click();
  const sheet = page.getByRole('dialog', { name: '党费收据' });
  await expect(sheet).toContainText('人民币叁拾元整');
  await sheet.getByRole('button', { name: /关闭|Close/ }).click();
  await sound(page, heard, 'history');

  await history.getByRole('button', { name: '冲正' }).click();
  const reverse = page.getByRole('dialog', { name: '冲正这笔交纳' });
  await reverse.getByLabel('原因').fill('金额记错');
  await reverse.getByRole('button', { name: '冲正' }).click();
  await expect(history.getByText('已冲正').first()).toBeVisible();
  await history.getByRole('button', { name: /关闭|Close/ }).click();
  await expect(row).toContainText('未交');
  await page.context().close();
});

test('a member sees what is owed, what is paid, and the receipt', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/dues');
  const heard = listen(page);
  await expect(page.getByText('每月应交')).toBeVisible();
  await expect(page.getByText('已交至')).toBeVisible();
  await sound(page, heard, 'mine');
  await page
    .getByRole('button', { name: /查看收据/ })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: '党费收据' })).toContainText('人民币');
  await sound(page, heard, 'receipt');
  await page.context().close();
});
