import type { Browser, BrowserContext } from '@playwright/test';

/** How a page is looked at. */
export interface Look {
  name: string;
  locale: 'zh-CN' | 'en';
  theme: 'light' | 'dark';
  size: 'normal' | 'large' | 'largest';
}

export const LOOKS: readonly Look[] = [
  { name: 'zh', locale: 'zh-CN', theme: 'light', size: 'normal' },
  { name: 'en-dark', locale: 'en', theme: 'dark', size: 'normal' },
  { name: 'zh-elder', locale: 'zh-CN', theme: 'light', size: 'large' },
  { name: 'en-elder-dark', locale: 'en', theme: 'dark', size: 'largest' },
];

/** A browser that has chosen this look before, as the person of the stored cookies, if any. */
export async function lookingAs(browser: Browser, look: Look, person: string | undefined): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...(person && { storageState: person }),
    serviceWorkers: 'block',
  });
  await context.addInitScript(({ locale, theme, size }) => {
    // the first page of all belongs to no site and keeps nothing
    if (location.protocol === 'about:') return;
    localStorage.setItem('zhibu.locale', locale);
    localStorage.setItem('zhibu.theme', theme);
    localStorage.setItem('zhibu.size', size);
  }, look);
  return context;
}
