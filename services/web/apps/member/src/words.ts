import {
  type Catalogue,
  createSpeller,
  createTranslator,
  type Locale,
  type OwnWords,
  preferredLocale,
  rememberLocale,
  speechOfKind,
} from '@zhibu/i18n';
import { useSyncExternalStore } from 'react';
import zh from './catalogue/zh';

const words = createTranslator(zh, async () => (await import('./catalogue/en')).default);

export const { t, locale, use, more } = words;
export type Key = keyof typeof zh;

/** Keys whose text takes no parameter. */
const plain = t as (key: string) => string;

/** The text for a word of the API (`kind.full`); a word this version does not know is shown as it came. */
export function word(group: string, value: string | null | undefined): string {
  if (!value) return '';
  const key = `${group}.${value}`;
  const text = plain(key);
  return text === key ? value : text;
}

/** Texts that come with the pages of an area, and words of the API among them. */
export function area<const N extends Record<string, string>>(first: N, second: Catalogue<N>) {
  const texts = more(first, second);
  const named = (group: string, value: string | null | undefined): string => {
    if (!value) return '';
    const key = `${group}.${value}`;
    return key in first ? (texts as unknown as (key: string) => string)(key) : value;
  };
  return { texts, named };
}

/** From now on texts are said as this kind of organisation does, and as the organisation itself decided. */
export async function speakAs(kind: string, own: OwnWords): Promise<void> {
  words.speak(createSpeller(await speechOfKind(kind), own));
}

/** Draws anew when the language changes; once, at the top. */
export const useLocale = (): Locale => useSyncExternalStore(words.subscribe, locale, locale);

export async function startLanguage(): Promise<void> {
  if (preferredLocale() === 'en') await use('en').catch(() => rememberLocale('zh-CN'));
}

export async function chooseLanguage(next: Locale): Promise<void> {
  await use(next);
  rememberLocale(next);
}
