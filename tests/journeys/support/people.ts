import { expect, type Page } from '@playwright/test';
import { call } from './api';
import type { Book, Login } from './demo';
import { linkTo } from './letters';
import { freshCode } from './totp';

export const PASSWORD = 'Qingshan-Lvshui-2026';

/** Types name and password and sends them. */
export async function submitLogIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('手机号、邮箱或用户名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Sends codes until one is taken: another log-in may have used those of this half minute and the next. */
async function withCode(page: Page, secret: string, path: string, send: (code: string) => Promise<void>) {
  for (let tries = 1; tries <= 3; tries += 1) {
    const code = await freshCode(secret);
    const answer = page.waitForResponse((response) => response.url().endsWith(path));
    await send(code);
    if ((await answer).ok()) return;
  }
  throw new Error(`no code is taken at ${path}`);
}

/** Answers the second step. */
async function secondStep(page: Page, secret: string): Promise<void> {
  await withCode(page, secret, '/api/identity/session/totp', async (code) => {
    await page.getByLabel('验证码').fill(code);
    await page.getByRole('button', { name: '继续' }).click();
  });
}

/** Logs in through the pages, the second step included. */
export async function logIn(page: Page, url: string, who: Login): Promise<void> {
  await page.goto(`${url}/login/`);
  await submitLogIn(page, who.login, who.password);
  if (who.totp_secret) {
    await expect(page.getByRole('heading', { name: '两步验证' })).toBeVisible();
    await secondStep(page, who.totp_secret);
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

/** Logs in without the pages, which others try; the page stands on the organisation's own address already. */
export async function comeIn(page: Page, who: Login): Promise<void> {
  const { login, password, totp_secret: secret } = who;
  const { next } = await call<{ next: string }>(page, 'POST', '/api/identity/sessions', { login, password });
  if (next === 'done') return;
  await call(page, 'POST', '/api/identity/session/totp', { code: await freshCode(secret ?? '') });
}

/**
 * An operator gives everything at once, a new password included where the old one has lasted long enough, and ends up
 * where the organisations are listed; answers the password that holds.
 */
export async function logInAsOperator(page: Page, { platform, operator }: Book): Promise<string> {
  const secret = operator.totp_secret ?? '';
  await page.goto(`${platform}/login/`);
  await expect(page.getByRole('heading', { name: '运营人员登录' })).toBeVisible();
  let password = operator.password;
  await withCode(page, secret, '/api/identity/operator/sessions', async (code) => {
    // it is there again once the page has shown why the last attempt was refused
    await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
    const fresh = page.getByLabel('新密码', { exact: true });
    if (await fresh.isVisible()) {
      await fresh.fill(PASSWORD);
      password = PASSWORD;
    }
    await page.getByLabel('动态验证码').fill(code);
    await submitLogIn(page, operator.login, operator.password);
  });
  await expect(page.getByRole('heading', { level: 1, name: '单位' })).toBeVisible();
  return password;
}

/** Leaves by the members' app. */
export async function logOut(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/account`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByText('您已安全退出。')).toBeVisible();
}

/** Fills in a new password twice. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('新密码', { exact: true }).fill(password);
  await page.getByLabel('再输入一次').fill(password);
}

export interface Invitee {
  email: string;
  display_name: string;
  role?: string;
  member_id?: string;
}

/** The top of the tree: whoever is invited without more is a member there. */
async function topUnit(admin: Page): Promise<string> {
  const { items } = await call<{ items: { id: string; parent_id: string | null }[] }>(
    admin,
    'GET',
    '/api/records/units?tree=true',
  );
  const top = items.find((unit) => unit.parent_id === null);
  if (!top) throw new Error('the organisation has no units');
  return top.id;
}

/** An administrator at a page of the organisation invites somebody; answers the link of the letter. */
export async function invite(admin: Page, invitee: Invitee): Promise<string> {
  const role = invitee.role ?? 'member';
  const body = { role, unit_id: role === 'member' ? await topUnit(admin) : null, locale: 'zh-CN', ...invitee };
  await call(admin, 'POST', '/api/identity/invitations', body);
  return linkTo(invitee.email);
}

/** Follows an invitation to the end of its form. */
export async function accept(page: Page, link: string, userName: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: '设置您的账号' })).toBeVisible();
  const name = page.getByLabel('用户名', { exact: true });
  if (await name.isVisible()) await name.fill(userName);
  await choosePassword(page, PASSWORD);
  await page.getByRole('button', { name: '设置并登录' }).click();
}

/** Sets up the second step, which whoever administers has to have; answers its secret. */
export async function enrol(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: '开启两步验证' })).toBeVisible();
  await page.getByText('不能扫码？手工输入密钥').click();
  const secret = (await page.getByRole('code').textContent()) ?? '';
  await page.getByLabel('输入应用显示的 6 位数字').fill(await freshCode(secret));
  await page.getByRole('button', { name: '确认开启' }).click();
  await expect(page.getByRole('heading', { name: '请保存恢复码' })).toBeVisible();
  await page.getByLabel('我已将恢复码保存在安全的地方').check();
  await page.getByRole('button', { name: '完成' }).click();
  return secret;
}
