/** The languages of the product; Chinese comes first. The words are those of the API (`Accept-Language`, accounts). */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const KEY = 'zhibu.locale';

/** The person's own choice on this device, else the browser's wish, else Chinese. */
export function preferredLocale(): Locale {
  try {
    const chosen = localStorage.getItem(KEY);
    if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  } catch {
    // storage may be forbidden; the browser's wish decides then
  }
  const wish = navigator.languages.find((tag) => /^(zh|en)/i.test(tag));
  return wish && /^en/i.test(wish) ? 'en' : 'zh-CN';
}

export function rememberLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // the choice then lasts as long as the page
  }
}
