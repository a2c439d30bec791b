import type { Locale } from '@zhibu/i18n';

const FORMATS: Record<Locale, Intl.NumberFormat> = {
  'zh-CN': new Intl.NumberFormat('zh-CN'),
  en: new Intl.NumberFormat('en'),
};

/** 2,340 */
export const number = (value: number, locale: Locale): string => FORMATS[locale].format(value);
