import { readFileSync, writeFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { book, kept, urlOf, zhibu } from './support/demo';
import { listen } from './support/inspect';
import { linkTo } from './support/letters';
import { findMember, idNumber } from './support/office';
import { accept, enrol, logIn, PASSWORD } from './support/people';
import { SIZES, soundIn } from './support/sight';

// An organisation leaves as a file and comes back from it: there is one deployment here, so it has to go in between.
const SLUG = 'dongcheng';
const ORGANISATION = '东城街道工作委员会';
const ADMIN = { email: 'admin@dongcheng.example', login: 'dongcheng.admin' };
const MEMBER = '蒋冬梅';
const PASSPHRASE = '东城街道迁出口令-2026';
const DAMAGED = '受损.zhibu.tar';
const url = urlOf(SLUG);
const sound = soundIn('moves');

/** Makes an organisation with an administrator, a branch and a member; answers the secret of the administrator. */
async function found(browser: Browser): Promise<string> {
  await zhibu('tenant', 'create', SLUG, '--name', ORGANISATION, '--kind', 'community', '--email', ADMIN.email);
  const page = await (await browser.newContext()).newPage();
  await accept(page, await linkTo(ADMIN.email), ADMIN.login);
  const secret = await enrol(page);
  await page.waitForURL(`${url}/console/`);
  const made = async (what: string, body: object) =>
    (await call<{ id: string }>(page, 'POST', `/api/records/${what}`, body)).id;
  const root = await made('units', { name: ORGANISATION, kind: 'party_committee' });
  const branch = await made('units', { name: '东城社区第一党支部', kind: 'branch', parent_id: root });
  const dates = { joined_on: '2001-07-01', full_on: '2002-07-01' };
  const person = { name: MEMBER, id_no: idNumber('19701102', '322'), gender: 'female', member_kind: 'full', ...dates };
  await made('members', { ...person, unit_id: branch });
  await page.context().close();
  return secret;
}

/** What whoever runs the platform takes down with the product's own command. */
async function exported(): Promise<Buffer> {
  const [file, words] = [kept(`${SLUG}.zhibu.tar`), kept(`${SLUG}.passphrase`)];
  writeFileSync(words, PASSPHRASE);
  await zhibu('tenant', 'export', SLUG, '--to', file, '--passphrase-file', words);
  return readFileSync(file);
}

const BLOCK = 512;

/** The same file with one bit turned, in the row of the member. */
function damaged(whole: Buffer): Buffer {
  const text = (from: number, to: number) => whole.toString('latin1', from, to).split('\0')[0] ?? '';
  for (let head = 0; head + BLOCK <= whole.length; ) {
    const size = Number.parseInt(text(head + 124, head + 135), 8);
    if (text(head, head + 100).startsWith('tables/records/members/')) {
      const copy = Buffer.from(whole);
      const middle = head + BLOCK + Math.floor(size / 2);
      copy.writeUInt8(copy.readUInt8(middle) ^ 1, middle);
      return copy;
    }
    head += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error('there are no members in the export');
}

/** What the list has of a move: named after its file, and after the organisation once that is known. */
const line = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name }) });

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/x-tar', buffer };
  await page.getByLabel('把文件拖到这里，或点击选择').setInputFiles(file);
  await expect(page.getByText('文件已传完，正在逐项校验').first()).toBeVisible();
}

async function verifyBoth(page: Page, whole: Buffer): Promise<void> {
  await bring(page, DAMAGED, damaged(whole));
  await expect(line(page, DAMAGED)).toContainText('已损坏');
  const place = /内容被改动：数据表 records\.members，第 1 行，第 [\d,]+ 到 [\d,]+ 字节/;
  await expect(line(page, DAMAGED)).toContainText(place);
  await expect(line(page, DAMAGED).getByRole('button', { name: /^迁入/ })).toHaveCount(0);
  await bring(page, `${SLUG}.zhibu.tar`, whole);
  await expect(line(page, ORGANISATION)).toContainText('可以迁入');
  const counts = /完整：[\d,]+ 条记录，[\d,]+ 个文件，[\d,]+ 条审计日志/;
  await expect(line(page, ORGANISATION)).toContainText(counts);
  await expect(line(page, ORGANISATION)).toContainText('由本平台签名');
}

/** Opens the form and tries, while the organisation is here still. */
async function refusedAsHere(page: Page, heard: () => string[]): Promise<void> {
  await line(page, ORGANISATION)
    .getByRole('button', { name: `迁入“${ORGANISATION}”` })
    .click();
  const form = page.getByRole('dialog', { name: `迁入“${ORGANISATION}”` });
  await expect(form).toContainText('由本平台签名');
  await expect(form.getByLabel('网址标识')).toHaveValue(SLUG);
  await form.getByRole('button', { name: '迁入', exact: true }).click();
  await expect(form.getByText('请填写导出口令')).toBeVisible();
  await form.getByLabel('导出口令').fill(PASSPHRASE);
  await form.getByRole('button', { name: '迁入', exact: true }).click();
  await expect(form.getByText('这个单位已经在本平台上，不能再次迁入。')).toBeVisible();
  await sound(page, heard, 'here');
}

/** The form is open still, and nothing stands in the way any more. */
async function letIn(page: Page): Promise<void> {
  const form = page.getByRole('dialog', { name: `迁入“${ORGANISATION}”` });
  await form.getByLabel('导出口令').fill('这不是导出时设置的口令');
  await form.getByRole('button', { name: '迁入', exact: true }).click();
  await expect(form.getByText('导出口令不正确。').first()).toBeVisible();
  await form.getByLabel('导出口令').fill(PASSPHRASE);
  await form.getByRole('button', { name: '迁入', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(line(page, ORGANISATION)).toContainText(`已迁入，网址标识 ${SLUG}`, { timeout: 120_000 });
}

/** As before: the password, the telephone, the people, and a log that says what happened. */
async function logInAsBefore(browser: Browser, secret: string): Promise<void> {
  const desk = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  const who = { role: 'tenant_admin', display_name: '管理员', login: ADMIN.email };
  await logIn(desk, url, { ...who, password: PASSWORD, totp_secret: secret });
  await desk.goto(`${url}/console/`);
  await findMember(desk, MEMBER);
  await desk.goto(`${url}/console/audit`);
  await expect(desk.getByText('平台运营者迁入').first()).toBeVisible();
  await desk.context().close();
}

test('an organisation is moved in from its export, and its people log in as before', async ({ browser }) => {
  const secret = await test.step('there is one that leaves', () => found(browser));
  const whole = await test.step('it is exported', exported);
  const operator = { storageState: kept('operator.json'), viewport: SIZES.desktop };
  const page = await (await browser.newContext(operator)).newPage();
  const heard = listen(page);
  await page.goto(`${book.platform}/console/moves`);
  await expect(page.getByRole('heading', { level: 1, name: '迁入单位' })).toBeVisible();

  await test.step('one copy is damaged, the other whole', () => verifyBoth(page, whole));
  await sound(page, heard, 'verified');
  await test.step('what is here is not let in', () => refusedAsHere(page, heard));
  await test.step('it goes', () => zhibu('tenant', 'drop', SLUG, '--confirm', SLUG));
  await test.step('it is let in', () => letIn(page));
  await sound(page, heard, 'done');
  await test.step('its administrator is back', () => logInAsBefore(browser, secret));

  await line(page, DAMAGED)
    .getByRole('button', { name: `删除“${DAMAGED}”的导出文件` })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await expect(line(page, DAMAGED)).toHaveCount(0);
  await line(page, ORGANISATION).getByRole('link', { name: ORGANISATION }).click();
  await expect(page.getByRole('heading', { level: 1, name: ORGANISATION })).toBeVisible();
  await page.context().close();
});
