import { type BrowserContext, expect, test } from '@playwright/test';
import { agency, kept } from './support/demo';
import { lettersTo, linkTo } from './support/letters';
import { accept, choosePassword, invite, logIn, logOut, PASSWORD, submitLogIn } from './support/people';
import { freshCode } from './support/totp';

const { url } = agency();
const REFUSED = /账号或密码不正确，或者该账号暂时不能登录/;
/** The log-in page that leads back to `path` afterwards. */
const asksFor = (path: string) => (at: URL) => at.pathname === '/login/' && at.searchParams.get('to') === path;
const inside = (at: URL) => !at.pathname.startsWith('/login');

let office: BrowserContext;

test.beforeAll(async ({ browser }) => {
  office = await browser.newContext({ storageState: kept('tenant_admin.json') });
});

test.afterAll(() => office.close());

/** Somebody who has just been invited; answers the link of the letter. */
async function invited(name: string): Promise<{ link: string; email: string }> {
  const email = `${name}@entry.example`;
  const desk = await office.newPage();
  await desk.goto(`${url}/login/`);
  const link = await invite(desk, { email, display_name: `来客${name}` });
  await desk.close();
  return { link, email };
}

test('a wrong password is refused without saying what was wrong', async ({ page }) => {
  await page.goto(`${url}/login/`);
  await submitLogIn(page, 'nobody-of-that-name', 'not the password');
  const stranger = await page.getByRole('alert').textContent();
  expect(stranger).toMatch(REFUSED);
  const { link, email } = await invited('wrong');
  await accept(page, link, 'entry.wrong');
  await page.waitForURL(inside);
  await logOut(page, url);
  await submitLogIn(page, email, 'not the password');
  await expect(page.getByRole('alert')).toHaveText(stranger ?? '');
  await submitLogIn(page, email, PASSWORD);
  await page.waitForURL(inside);
});

test('a log-in that is sent before its script is there waits for it', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((done) => {
    arrive = done;
  });
  await page.route(/\/login\/assets\/(?!prepaint).*\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(`${url}/login/`, { waitUntil: 'commit' });
  await page.locator('#login').fill('nobody-of-that-name');
  await page.locator('#password').fill('not the password');
  const button = page.getByRole('button', { name: '登录', exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  arrive();
  await expect(page.getByRole('alert')).toHaveText(REFUSED);
  expect(new URL(page.url()).search).toBe('');
});

test('who guesses too often is locked out, and a new password by mail opens again', async ({ page }) => {
  const { link, email } = await invited('locked');
  await accept(page, link, 'entry.locked');
  await page.waitForURL(inside);
  await logOut(page, url);

  const alert = page.getByRole('alert');
  const attempt = async (password: string) => {
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/identity/sessions'));
    await submitLogIn(page, email, password);
    await answer;
    await expect(alert).toHaveText(REFUSED);
  };
  for (let guess = 1; guess <= 5; guess += 1) await attempt(`wrong ${guess}`);
  await attempt(PASSWORD);
  await expect(alert).toContainText('锁定');

  await page.getByRole('link', { name: '忘记密码？' }).click();
  await page.getByLabel('手机号、邮箱或用户名').fill(email);
  await page.getByRole('button', { name: '发送链接' }).click();
  await expect(page.getByRole('heading', { name: '请查收邮件' })).toBeVisible();
  const reset = await linkTo(email, 2);
  await page.goto(reset);
  await choosePassword(page, `${PASSWORD}-new`);
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page.getByText('密码已修改，请用新密码登录。')).toBeVisible();
  await submitLogIn(page, email, `${PASSWORD}-new`);
  await page.waitForURL(inside);
  await expect.poll(() => lettersTo(email)[0]?.subject).toContain('已');

  await logOut(page, url);
  await page.goto(reset);
  await expect(page.getByRole('heading', { name: '这个链接不能使用' })).toBeVisible();
  await expect(page.getByText('这个链接已经用过')).toBeVisible();
});

test('a second step can be turned on; a recovery code replaces it once', async ({ page }) => {
  const { link, email } = await invited('codes');
  await accept(page, link, 'entry.codes');
  await page.waitForURL(inside);

  await page.goto(`${url}/account/security`);
  await page.getByRole('button', { name: '开启两步验证' }).click();
  const dialog = page.getByRole('dialog');
  const secret = (await dialog.getByRole('code').textContent()) ?? '';
  await dialog.getByLabel('2. 输入应用显示的 6 位数字').fill(await freshCode(secret));
  await dialog.getByRole('button', { name: '确认开启' }).click();
  await expect(dialog.getByRole('heading', { name: '请保存恢复码' })).toBeVisible();
  const codes = await dialog.getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await dialog.getByRole('button', { name: '我已保存' }).click();
  await expect(page.getByText('已开启')).toBeVisible();

  const recover = async (code: string) => {
    await logOut(page, url);
    await submitLogIn(page, email, PASSWORD);
    await page.getByRole('button', { name: '手机不在身边？改用恢复码' }).click();
    await page.getByLabel('恢复码', { exact: true }).fill(code);
    await page.getByRole('button', { name: '继续' }).click();
  };
  await recover(codes[0] ?? '');
  await page.waitForURL(inside);
  await recover(codes[0] ?? '');
  await expect(page.getByRole('alert').or(page.locator('.error:visible'))).toContainText('不正确');
  await logIn(page, url, { role: '', display_name: '', login: email, password: PASSWORD, totp_secret: secret });
});

test('a used invitation says so', async ({ page, browser }) => {
  const { link } = await invited('again');
  await accept(page, link, 'entry.again');
  await page.waitForURL(inside);
  const other = await browser.newContext();
  const later = await other.newPage();
  await later.goto(link);
  await expect(later.getByRole('heading', { name: '这个邀请链接不能使用' })).toBeVisible();
  await expect(later.getByText('这个邀请已经使用过。请直接登录')).toBeVisible();
  await later.goto(`${link.split('#')[0]}#token=nonsense`);
  await later.reload();
  await expect(later.getByText('这个邀请链接无效')).toBeVisible();
  await other.close();
});

test('logging out ends the session here and on the server', async ({ page }) => {
  const { link } = await invited('leaving');
  await accept(page, link, 'entry.leaving');
  await page.waitForURL(inside);
  const cookies = await page.context().cookies();
  await logOut(page, url);
  await page.goto(`${url}/record`);
  await expect(page).toHaveURL(asksFor('/record'));
  await page.context().addCookies(cookies);
  await page.goto(`${url}/record`);
  await expect(page).toHaveURL(asksFor('/record'));
});

test('the console has nothing for a plain member, and says so', async ({ browser }) => {
  const context = await browser.newContext({ storageState: kept('member.json') });
  const page = await context.newPage();
  await page.goto(`${url}/`);
  await expect(page.getByRole('link', { name: '我的档案' })).toBeVisible();
  await expect(page.getByRole('link', { name: '管理后台' })).toHaveCount(0);
  for (const place of ['members', 'units', 'imports', 'accounts', 'settings', 'audit']) {
    await page.goto(`${url}/console/${place}`);
    await expect(page.getByRole('heading', { name: '您没有查看此页面的权限' })).toBeVisible();
    await expect(page.getByText('请联系本单位管理员授权').last()).toBeVisible();
  }
  await context.close();
});
