import type { Locale } from '@zhibu/i18n';

/** 甲、乙和丙 · A, B and C */
export const list = (items: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale === 'en' ? 'en-GB' : 'zh-CN').format(items);
