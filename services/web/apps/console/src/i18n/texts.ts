import type { Locale } from '@zhibu/i18n';
import { AREAS, type Area } from './areas';
import { core } from './zh-CN/core';

/** The texts of each language that have come by now. */
export const texts: Record<Locale, Record<string, string>> = { 'zh-CN': { ...core }, en: {} };

/** Every area that some page has asked for: it may be in sight, or come back into sight without asking again. */
const asked = new Set<Area>();
const come: Record<Locale, Set<Area>> = { 'zh-CN': new Set(), en: new Set() };

const missing = (locale: Locale, areas: Iterable<Area>): Area[] => [...areas].filter((area) => !come[locale].has(area));

async function bring(locale: Locale, areas: Iterable<Area>): Promise<void> {
  await Promise.all(
    missing(locale, areas).map(async (area) => {
      Object.assign(texts[locale], ...Object.values(await AREAS[area][locale]()));
      come[locale].add(area);
    }),
  );
}

/** Brings areas in the language that is spoken once they are there. */
export async function bringAreas(areas: readonly Area[], spoken: () => Locale): Promise<void> {
  for (const area of areas) asked.add(area);
  while (missing(spoken(), areas).length > 0) await bring(spoken(), areas);
}

/** Brings all a language needs before it is spoken, with what pages ask for in the meantime. */
export async function bringLanguage(locale: Locale): Promise<void> {
  const start = locale === 'en' ? import('./en/core').then(({ core: en }) => Object.assign(texts.en, en)) : undefined;
  await Promise.all([start, bring(locale, asked)]);
  while (missing(locale, asked).length > 0) await bring(locale, asked);
}
