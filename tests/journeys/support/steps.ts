import { expect, type Locator, type Page } from '@playwright/test';

export async function fillDay(within: Locator, label: string, day: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).fill(day);
  await within.page().keyboard.press('Enter');
}

export async function picks(within: Locator, label: string, name: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).click();
  await within.getByLabel(label, { exact: true }).fill(name);
  await within
    .page()
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name })
    .first()
    .click();
}

/** As `picks`, where nothing can be typed. */
export async function chooses(within: Locator, label: string, name: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).click();
  await within.page().locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).click();
}

export type More = (drawer: Locator) => Promise<void>;

/** Fills in the form of a step and sends it. */
async function sends(page: Page, name: string, day: string, more?: More): Promise<void> {
  const drawer = page.getByRole('dialog', { name });
  await expect(drawer).toBeVisible();
  await fillDay(drawer, '日期', day);
  await more?.(drawer);
  await drawer.getByRole('button', { name: '办理', exact: true }).click();
  await expect(drawer).toBeHidden();
}

/** Records a step that comes next. */
export async function take(page: Page, name: string, day: string, more?: More): Promise<void> {
  await page.getByRole('button', { name: `办理：${name}`, exact: true }).click();
  await sends(page, name, day, more);
}

/** Records a step once more. */
export async function takeAgain(page: Page, name: string, day: string): Promise<void> {
  const again = page.getByRole('group').filter({ hasText: '可以再次办理' });
  await again.getByText('可以再次办理').click();
  await again.getByRole('button', { name, exact: true }).click();
  await sends(page, name, day);
}

/** Tries a step that comes next and hears why it cannot be taken yet. The form stays open. */
export async function tries(page: Page, name: string, day: string, why: RegExp, more?: More): Promise<void> {
  await page.getByRole('button', { name: `办理：${name}`, exact: true }).click();
  const drawer = page.getByRole('dialog', { name });
  await expect(drawer).toBeVisible();
  await fillDay(drawer, '日期', day);
  await more?.(drawer);
  await drawer.getByRole('button', { name: '办理', exact: true }).click();
  await expect(drawer.getByText(why).first()).toBeVisible();
}
