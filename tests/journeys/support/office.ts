import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

export const rosters = join(__dirname, '../../data/rosters');

/** Opens a page of the console by its entry in the navigation. */
export async function open(page: Page, entry: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: entry }).click();
  await expect(page.getByRole('heading', { level: 1, name: entry })).toBeVisible();
}

interface Bringing {
  kind: '组织树' | '党员名册' | '会员名册';
  file: string;
  good: number;
  refused: number;
  outcome: string;
}

/** The import wizard from the file to the register. */
export async function bringIn(page: Page, { kind, file, good, refused, outcome }: Bringing): Promise<void> {
  await open(page, '批量导入');
  await page.getByRole('button', { name: '批量导入' }).first().click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('点击选择文件，或把文件拖到这里').setInputFiles(join(rosters, file));
  await expect(page.getByRole('heading', { name: '检查结果' })).toBeVisible({ timeout: 120_000 });
  await page.reload();
  await expect(page.getByText('检查完毕，还没有数据入库，请确认。')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^\s*\d+不合格$/ })).toHaveText(`${refused}不合格`);
  const take = `导入合格的 ${good} 行`;
  await page.getByRole('button', { name: take }).click();
  await page.getByRole('dialog').getByRole('button', { name: take }).click();
  await expect(page.getByText(outcome)).toBeVisible({ timeout: 180_000 });
}

/** A member's page, found by name in the roster; an association calls its members otherwise. */
export async function findMember(page: Page, name: string, called = '党员'): Promise<void> {
  await open(page, `${called}名册`);
  await page.getByRole('searchbox', { name: `查找${called}` }).fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The number of an identity card under an area code no card is issued for. */
export function idNumber(birth: string, serial: string): string {
  const body = `710000${birth}${serial}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}
