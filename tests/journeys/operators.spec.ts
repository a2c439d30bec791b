import { expect, type Page, test } from '@playwright/test';
import { call } from './support/api';
import { agency, type Book, book } from './support/demo';
import { listen } from './support/inspect';
import { linkTo } from './support/letters';
import { choosePassword, logInAsOperator, PASSWORD } from './support/people';
import { onPlatform, openOrganisation } from './support/platform';
import { soundIn } from './support/sight';
import { chooses } from './support/steps';
import { freshCode } from './support/totp';

// Who runs the platform with what role, and that the log names them.
const LOOKER = { name: '沈审言', email: 'shen.shenyan@operator.example' };
const sound = soundIn('operators');

async function inviteLooker(page: Page): Promise<void> {
  await page.getByRole('button', { name: '邀请运营者' }).click();
  const form = page.getByRole('dialog', { name: '邀请运营者' });
  await form.getByLabel('姓名').fill(LOOKER.name);
  await form.getByLabel('邮箱').fill(LOOKER.email);
  await chooses(form, '角色', '审计');
  await form.getByRole('button', { name: '邀请运营者' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: LOOKER.name })).toContainText('已邀请');
}

/** Follows the letter, leaves, and comes back by password and telephone. */
async function arrive(page: Page): Promise<void> {
  await page.goto(await linkTo(LOOKER.email));
  await choosePassword(page, PASSWORD);
  await page.getByText('不能扫码？手工输入密钥').click();
  const secret = (await page.getByRole('code').textContent()) ?? '';
  await page.getByLabel('输入应用显示的 6 位数字').fill(await freshCode(secret));
  await page.getByRole('button', { name: '完成并登录' }).click();
  await page.getByLabel('我已将恢复码保存在安全的地方').check();
  await page.getByRole('button', { name: '完成' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '单位' })).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '运营人员登录' })).toBeVisible();
  const login = { role: 'auditor', display_name: LOOKER.name, login: LOOKER.email, password: PASSWORD };
  await logInAsOperator(page, { ...book, operator: { ...login, totp_secret: secret } } satisfies Book);
}

/** Everything can be read and nothing done; the server says the same. */
async function onlyLooks(page: Page): Promise<void> {
  await openOrganisation(page, agency().name);
  for (const name of ['查看数据', '邀请管理员', '停用', '注销', '调整上限']) {
    const deed = page.getByRole('button', { name, exact: true });
    await expect(deed).toBeDisabled();
    await expect(deed).toHaveAttribute('title', '您的运营者角色不能进行此操作');
  }
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const suspending = call(page, 'POST', `/api/identity/operator/tenants/${id}/suspend`, { reason: '试一试' });
  await expect(suspending).rejects.toThrow(/: 403 /);
  await page.goto(`${book.platform}/console/operators`);
  await expect(page.getByRole('button', { name: '邀请运营者' })).toBeDisabled();
  await expect(page.getByRole('button', { name: '停用 平台运营', exact: true })).toBeDisabled();
}

/** Who did what: whoever invited, and whoever came. */
async function isLogged(page: Page): Promise<void> {
  await page.goto(`${book.platform}/console/log`);
  const line = (who: string, what: string) => page.getByRole('row').filter({ hasText: who }).filter({ hasText: what });
  await expect(line('平台运营', '邀请运营者').filter({ hasText: LOOKER.name }).first()).toBeVisible();
  await expect(line(LOOKER.name, '退出登录').first()).toBeVisible();
}

test('an operator who may only look is invited, looks, and stands in the log', async ({ browser, page }) => {
  const host = await onPlatform(browser, 'operators');
  await test.step('she is invited', () => inviteLooker(host));
  await test.step('she arrives', () => arrive(page));
  await test.step('she looks and does nothing', () => onlyLooks(page));
  await sound(page, listen(page), 'looker');
  await test.step('the log names both', () => isLogged(page));
  await host.context().close();
});
