import type { Locale } from '@zhibu/i18n';
import type { ConfigProviderProps } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

type AntdLocale = NonNullable<ConfigProviderProps['locale']>;

/** Each by its own name, for those who cannot read the language that is on. */
export const LANGUAGES = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] as const satisfies readonly { value: Locale; label: string }[];

let english: AntdLocale | undefined;

/** antd's own words; the English ones are fetched with the English catalogue. */
export const antdLocale = (locale: Locale): AntdLocale => (locale === 'en' && english ? english : zhCN);

export async function loadAntdLocale(locale: Locale): Promise<void> {
  if (locale === 'en') english ??= (await import('antd/locale/en_GB')).default;
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
}
