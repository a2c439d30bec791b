import type { Locale } from './locale';
import type { Speller } from './speech';

/** The names between braces in a text: `'{n} 人，{unit}'` → `'n' | 'unit'`. */
type Names<S> = S extends `${string}{${infer Inner}}${infer Rest}` ? Name<Inner> | Names<Rest> : never;
type Name<Inner> = Inner extends `${infer N}|${string}` ? N : Inner;

export type Params<S> = [Names<S>] extends [never] ? [] : [params: Record<Names<S>, string | number>];

/** What another language must provide: every key of the first one, and no other. */
export type Catalogue<M> = { readonly [K in keyof M]: string };

export type Translate<M> = <K extends keyof M & string>(key: K, ...params: Params<M[K]>) => string;

export interface Translator<M> {
  /** Typed by the Chinese catalogue: an unknown key or a missing parameter does not compile. */
  readonly t: Translate<M>;
  locale(): Locale;
  /** Loads the language's catalogue on first use, then switches and tells the listeners. */
  use(locale: Locale): Promise<void>;
  /** Texts that come with a page, in both languages: they need not wait for one another. */
  more<const N extends Record<string, string>>(zh: N, en: Catalogue<N>): Translate<N>;
  /** From now on every text is said like this. */
  speak(speller: Speller): void;
  subscribe(listener: () => void): () => void;
}

/** `{name}` is replaced by the value; `{n|item|items}` chooses the second form unless n is 1, as a number or formatted. */
function fill(text: string, params: Record<string, string | number> | undefined): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = params?.[name];
    if (one === undefined) return String(value ?? `{${name}}`);
    return String(value) === '1' ? one : (many ?? '');
  });
}

export function createTranslator<const M extends Record<string, string>>(
  zh: M,
  english: () => Promise<Catalogue<M>>,
): Translator<M> {
  let locale: Locale = 'zh-CN';
  let texts: Catalogue<M> = zh;
  let loaded: Catalogue<M> | undefined;
  let spell: Speller = (_, __, text) => text;
  const listeners = new Set<() => void>();
  const said = (key: string, text: string | undefined, params?: Record<string, string | number>): string =>
    text === undefined ? key : fill(spell(locale, key, text), params);
  return {
    t: (key, ...params) => said(key, texts[key], params[0]),
    more:
      (first, second) =>
      (key, ...params) =>
        said(key, (locale === 'en' ? second : first)[key], params[0]),
    locale: () => locale,
    async use(next) {
      if (next === 'en') loaded ??= await english();
      texts = next === 'en' && loaded ? loaded : zh;
      locale = next;
      for (const listener of listeners) listener();
    },
    speak(speller) {
      spell = speller;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
