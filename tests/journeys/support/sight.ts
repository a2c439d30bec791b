import { type Browser, expect, type Page } from '@playwright/test';
import { agency, kept } from './demo';
import { findings, settled } from './inspect';

const pictures = process.env.ZHIBU_SHOTS ? 'test-results/shots' : undefined;

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** A page as somebody sees it who has logged in before. */
export async function as(browser: Browser, who: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ storageState: kept(who), viewport: SIZES.desktop })).newPage();
  await page.goto(agency().url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Says of a page that nothing is wrong with what is on it, at both sizes; its pictures are named after the area. */
export const soundIn = (area: string) => async (page: Page, heard: () => string[], name: string) => {
  // a hint shows where the pointer was left, over a button that came under it
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await settled(page);
    if (pictures) await page.screenshot({ path: `${pictures}/${area}-${name}-${size}.png`, fullPage: true });
    const asked = size === 'desktop' ? 'everything' : 'parts';
    expect.soft([...(await findings(page, asked)), ...heard()], `${name} on ${size}`).toEqual([]);
  }
  await page.setViewportSize(SIZES.desktop);
};
