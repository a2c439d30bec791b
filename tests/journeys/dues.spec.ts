import { expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency } from './support/demo';
import { listen } from './support/inspect';
import { as, soundIn } from './support/sight';

const { url } = agency();
const sound = soundIn('dues');

interface Unit {
  id: string;
  kind: string;
  members_full: number;
}

/** A branch for which nothing is fixed: not the first, whose dues the demo has collected. */
async function branch(page: Page): Promise<string> {
  const units = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const branches = units.items.filter((unit) => unit.kind === 'branch' && unit.members_full > 2);
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

/** The branch whose books the demo keeps, and the committee above it. */
async function keptBooks(page: Page): Promise<{ branch: string; above: string }> {
  const units = await call<{ items: Unit[] }>(page, 'GET', '/api/records/units?tree=true');
  const branch = units.items.find((unit) => unit.kind === 'branch' && unit.members_full > 2)?.id ?? '';
  const books = await call<{ superior: { id: string } }>(page, 'GET', `/api/records/dues/units/${branch}/books`);
  return { branch, above: books.superior.id };
}

async function pickDay(page: Page, drawer: ReturnType<Page['getByRole']>, label: string): Promise<void> {
  await drawer.getByLabel(label).fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }));
  await page.keyboard.press('Enter');
}

test('dues are remitted and confirmed, spent, reconciled and shown to the members', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/');
  const heard = listen(page);
  const { branch: unit, above } = await keptBooks(page);
  const open = (tab: string, of = unit) => page.goto(`${url}/console/dues?tab=${tab}&unit=${of}`);

  await open('ledger');
  await expect(page.getByText('截至')).toContainText('两边相等');
  await sound(page, heard, 'ledger');

  await open('months');
  await expect(page.getByText('已结账').first()).toBeVisible();
  await sound(page, heard, 'months');

  await open('spend');
  await page.getByRole('button', { name: '登记支出' }).click();
  const spend = page.getByRole('dialog', { name: '登记党费支出' });
  await chooses(page, spend, '用途', '教育培训党员');
  await spend.getByLabel('事项').fill('参观党史馆门票');
  await spend.getByLabel('金额（元）').fill('12.50');
  await pickDay(page, spend, '支出日期');
  await spend.getByLabel('哪次会议怎样决定').fill('支委会讨论同意');
  await pickDay(page, spend, '决定日期');
  await spend.getByLabel('上传凭证').setInputFiles({
    name: '门票.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 nothing'),
  });
  await expect(spend.getByText('门票', { exact: true })).toBeVisible();
  await sound(page, heard, 'spend');
  await spend.getByRole('button', { name: '登记支出' }).click();
  await expect(page.getByRole('row').filter({ hasText: '参观党史馆门票' })).toContainText('12.50元');

  await open('remit');
  await expect(page.getByText('60%')).toBeVisible();
  await page.getByRole('button', { name: '上缴', exact: true }).click();
  const send = page.getByRole('dialog', { name: '登记上缴' });
  await send.getByLabel('金额（元）').fill('1.00');
  await pickDay(page, send, '日期');
  await sound(page, heard, 'send');
  await send.getByRole('button', { name: '上缴', exact: true }).click();
  await expect(page.getByRole('dialog', { name: '已登记，请留意' })).toBeVisible();
  await page.keyboard.press('Enter');
  await open('remit', above);
  const waiting = page.getByRole('row').filter({ hasText: '1.00元' }).first();
  await waiting.getByRole('button', { name: '确认收到' }).click();
  const confirm = page.getByRole('dialog', { name: /^确认收到/ });
  await confirm.getByLabel('实际收到（元）').fill('2.00');
  await pickDay(page, confirm, '收到日期');
  await confirm.getByRole('button', { name: '确认收到' }).click();
  await expect(confirm.getByText('金额不一致时请退回')).toBeVisible();
  await confirm.getByLabel('实际收到（元）').fill('1.00');
  await confirm.getByRole('button', { name: '确认收到' }).click();
  await expect(page.getByText('已确认').first()).toBeVisible();
  await sound(page, heard, 'received');

  await open('reconcile');
  await page.getByLabel(/选择 XLSX 或 CSV/).setInputFiles({
    name: '流水.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('交易流水号,交易日期,金额,付款人\nJ1,2026-11-01,3.21,过路人\n'),
  });
  const line = page.getByRole('row').filter({ hasText: '过路人' });
  await expect(line).toContainText('没有这名欠交的党员');
  await sound(page, heard, 'reconcile');
  await line.getByRole('button', { name: '搁置' }).click();
  const aside = page.getByRole('dialog', { name: /^搁置/ });
  await aside.getByLabel('原因').fill('不是党费');
  await aside.getByRole('button', { name: '搁置' }).click();
  await expect(line).toContainText('已搁置');

  await open('extras');
  await page.getByRole('button', { name: '登记多交或特殊党费' }).click();
  await sound(page, heard, 'extra');
  await open('publish');
  await expect(page.getByText('这一年已经公布').first()).toBeVisible();
  await sound(page, heard, 'publish');
  await page.context().close();
});

test('a member reads what was done with the dues', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/dues');
  const heard = listen(page);
  await page.locator('details.published summary').first().click();
  await expect(page.getByText('年末结余')).toBeVisible();
  await sound(page, heard, 'published');
  await page.context().close();
});
