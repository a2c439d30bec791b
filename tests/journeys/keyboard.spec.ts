import { type Browser, expect, type Page, test } from '@playwright/test';
import { agency, kept } from './support/demo';

const { url } = agency();

async function as(browser: Browser, who: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ storageState: kept(who) })).newPage();
  await page.goto(url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Whether what has the focus shows it, by an outline, a border or a shadow that it lacks otherwise. */
const showsFocus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const look = () => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(at);
      return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor].join();
    };
    const focused = look();
    at.blur();
    const plain = look();
    at.focus();
    return focused !== plain;
  });

for (const { face, who, path } of [
  { face: "the members' app", who: 'member.json', path: '/record' },
  { face: 'the console', who: 'tenant_admin.json', path: '/console/settings' },
]) {
  test(`${face}: the first stop leads past the navigation, and every stop can be seen`, async ({ browser }) => {
    const page = await as(browser, who, path);
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
    for (let stop = 0; stop < 12; stop += 1) {
      expect
        .soft(await showsFocus(page), await page.evaluate(() => document.activeElement?.outerHTML ?? ''))
        .toBe(true);
      await page.keyboard.press('Tab');
    }
    await page.getByRole('link', { name: '跳到正文' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
    await page.context().close();
  });
}

test('a dialog keeps the focus while it is open and gives it back', async ({ browser }) => {
  const page = await as(browser, 'member.json', '/record');
  const opener = page.getByRole('button', { name: '申请更正：籍贯' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '申请更正：籍贯' });
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    // a modal dialog lets the focus out to the browser's own bar only
    expect(
      await dialog.evaluate((it) => it.contains(document.activeElement) || document.activeElement === document.body),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.context().close();
});

test('what was typed is not thrown away without a question', async ({ browser }) => {
  const page = await as(browser, 'tenant_admin.json', '/console/invitations');
  const opener = page.getByRole('button', { name: '邀请用户' }).first();
  await opener.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: '邀请用户' });
  await drawer.getByLabel('邮箱').fill('a@b.example');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog').filter({ hasText: '放弃' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '继续' }).click();
  await expect(drawer.getByLabel('邮箱')).toHaveValue('a@b.example');
  await drawer.getByRole('button', { name: '取消' }).click();
  await question.getByRole('button', { name: '放弃' }).click();
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
  await page.context().close();
});
