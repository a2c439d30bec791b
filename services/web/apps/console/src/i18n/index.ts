import {
  createSpeller,
  createTranslator,
  type KindSpeech,
  type Locale,
  type OwnWords,
  type Params,
  preferredLocale,
  rememberLocale,
  type Speller,
  speechOfKind,
  type Translate,
} from '@zhibu/i18n';
import { useSyncExternalStore } from 'react';
import { loadAntdLocale } from '../app/locale';
import type { Area } from './areas';
import { bringAreas, bringLanguage, texts } from './texts';
import type { zh } from './zh-CN';

export type Messages = typeof zh;
type Key = keyof Messages & string;
/** Keys of texts without parameters, for tables of labels. */
export type PlainKey = { [K in Key]: Params<Messages[K]> extends [] ? K : never }[Key];
export type T = Translate<Messages>;

const all = (locale: Locale) => texts[locale] as Messages;
const translator = createTranslator(all('zh-CN'), async () => all('en'));

/** One function per language: memoised columns and texts then notice a change of language. */
const byLocale: Record<Locale, T> = {
  'zh-CN': (key, ...params) => translator.t(key, ...params),
  en: (key, ...params) => translator.t(key, ...params),
};

export function useI18n(): { t: T; locale: Locale } {
  const locale = useSyncExternalStore(translator.subscribe, translator.locale);
  return { t: byLocale[locale], locale };
}

export const useT = (): T => useI18n().t;

/** For the few places outside React: the document's title and messages of failed background work. */
export const currentT = (): T => byLocale[translator.locale()];
export const currentLocale = (): Locale => translator.locale();

async function use(locale: Locale): Promise<void> {
  await Promise.all([loadAntdLocale(locale), bringLanguage(locale)]);
  await translator.use(locale);
}

/** Texts that are not there from the start; whoever shows a page waits for those of the page. */
export const loadTexts = (...areas: Area[]): Promise<void> => bringAreas(areas, translator.locale);

export async function switchLocale(locale: Locale): Promise<void> {
  await use(locale);
  rememberLocale(locale);
}

export const startLocale = (): Promise<void> => use(preferredLocale());

let kind: KindSpeech | undefined;
let spell: Speller = createSpeller(undefined);
let usual: Speller = spell;

function speak(own: OwnWords): void {
  spell = createSpeller(kind, own);
  translator.speak(spell);
}

/** From now on texts are said as this kind of organisation does, and as the organisation itself decided. */
export async function speakAs(tenantKind: string, own: OwnWords): Promise<void> {
  kind = await speechOfKind(tenantKind);
  usual = createSpeller(kind);
  speak(own);
}

/** What the organisation calls some words otherwise. */
export const setOwnWords = speak;

/** The word as the kind of organisation says it (of those that are there from the start), whatever it decided. */
export const usualWord = (key: string, locale: Locale = 'zh-CN'): string =>
  usual(locale, key, texts[locale][key] ?? key);

const localeOf = (t: T): Locale => (t === byLocale.en ? 'en' : 'zh-CN');

/** A text that is in no catalogue, said as the organisation does. */
export const inOwnWords = (t: T, text: string): string => spell(localeOf(t), '', text);

/** The text of a word of the API (`role.secretary`); a word this build does not know yet is shown as it came. */
export function word(t: T, group: string, value: string | null | undefined): string {
  if (!value) return '';
  const key = `${group}.${value}`;
  const locale = localeOf(t);
  const text = texts[locale][key];
  return text === undefined ? value : spell(locale, key, text);
}
