import type { Locale } from './locale';

/** What the organisation calls a word otherwise. */
export interface OwnWord {
  zh?: string | null;
  en?: string | null;
}

export type OwnWords = Readonly<Record<string, OwnWord>>;

/** How one speaks of the same things: whole texts by their keys, and terms inside every other text. */
export interface Speech {
  readonly texts: Readonly<Record<string, string>>;
  readonly terms: readonly (readonly [usual: string, said: string])[];
}

/** How a kind of organisation speaks, in every language. */
export type KindSpeech = Record<Locale, Speech>;

/** Kinds of organisation with words of their own; the others speak as the catalogues do. */
const KINDS: Partial<Record<string, () => Promise<KindSpeech>>> = {
  association: async () => (await import('./kinds/association')).association,
};

export const speechOfKind = async (kind: string): Promise<KindSpeech | undefined> => KINDS[kind]?.();

/** Words of the organisation's own that also stand inside of sentences. */
const IN_SENTENCES: Partial<Record<string, Record<Locale, readonly string[]>>> = {
  'unitKind.branch': { 'zh-CN': ['党支部', '支部'], en: ['branch'] },
  'unitKind.group': { 'zh-CN': ['党小组'], en: [] },
  'post.secretary': { 'zh-CN': ['书记'], en: ['secretary'] },
};

/** Names that contain a term and are none. */
const NAMES = ['支部云'];

export type Speller = (locale: Locale, key: string, text: string) => string;

const NOTHING: Speech = { texts: {}, terms: [] };

export const ownWord = (own: OwnWords, locale: Locale, key: string): string | undefined =>
  (locale === 'en' ? own[key]?.en : own[key]?.zh) || undefined;

/** The terms of a kind, and those of the organisation before them. */
function termsOf(locale: Locale, { terms }: Speech, own: OwnWords): Map<string, string> {
  const all = new Map<string, string>(terms);
  for (const [key, usual] of Object.entries(IN_SENTENCES)) {
    const word = ownWord(own, locale, key);
    for (const term of word ? (usual?.[locale] ?? []) : []) {
      const said = all.get(term);
      // a word that holds the usual one would be said twice in "the secretary of the branch"
      if (!word || word.toLowerCase().includes(term)) continue;
      all.set(term, word);
      if (said) all.set(said, word);
    }
  }
  return all;
}

const escaped = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const plural = (word: string): string => {
  if (/(s|x|ch|sh)$/i.test(word)) return `${word}es`;
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
};

/** With as large a first letter as what it stands for. */
function capitalised(found: string, said: string): string {
  const first = found[0] ?? '';
  const head = said.slice(0, 1);
  return (first === first.toUpperCase() ? head.toUpperCase() : head.toLowerCase()) + said.slice(1);
}

/** Says a text in other terms, the longest first and each once; what stands for a value stays. */
function replacer(locale: Locale, terms: Map<string, string>): (text: string) => string {
  if (terms.size === 0) return (text) => text;
  const plurals = locale === 'en' ? [...terms].map(([usual, said]) => [plural(usual), plural(said)] as const) : [];
  const all = new Map([...plurals, ...terms]);
  const words = [...NAMES, ...all.keys()].sort((a, b) => b.length - a.length).map(escaped);
  if (locale !== 'en') {
    const any = new RegExp(words.join('|'), 'g');
    return (text) => text.replace(any, (found) => all.get(found) ?? found);
  }
  const any = new RegExp(`\\{\\w+|\\b(?:${words.join('|')})\\b`, 'gi');
  return (text) =>
    text.replace(any, (found) => {
      const said = all.get(found.toLowerCase());
      return said === undefined ? found : capitalised(found, said);
    });
}

/** Says texts as this kind of organisation does, and as the organisation itself decided. */
export function createSpeller(kind: KindSpeech | undefined, own: OwnWords = {}): Speller {
  const said: Partial<Record<Locale, (key: string, text: string) => string>> = {};
  const prepare = (locale: Locale) => {
    const speech = kind?.[locale] ?? NOTHING;
    const replaced = replacer(locale, termsOf(locale, speech, own));
    const known = new Map<string, string>();
    return (key: string, text: string): string => {
      const word = ownWord(own, locale, key);
      if (word) return word;
      const usual = speech.texts[key] ?? text;
      const before = known.get(usual);
      if (before !== undefined) return before;
      const now = replaced(usual);
      known.set(usual, now);
      return now;
    };
  };
  return (locale, key, text) => {
    said[locale] ??= prepare(locale);
    return said[locale](key, text);
  };
}
