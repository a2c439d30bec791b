import { createSpeller, type Locale, speechOfKind } from '@zhibu/i18n';
import { describe, expect, it } from 'vitest';
import { isLeavable } from '../app/practice';
import { words as englishRules } from '../pages/rules/words/en';
import { words as chineseRules } from '../pages/rules/words/zh';
import { AREAS, type Area } from './areas';
import { core as english } from './en/core';
import { core as chinese } from './zh-CN/core';

/** Pages of these are the operator's, or of work an association may leave out. */
const ELSEWHERE: readonly Area[] = ['operators', 'platform', 'signups'];

/** Names of what others keep, and what people write. */
const NAMES = /支部云|政治面貌/g;

/** What an association would read on its pages. */
async function read(locale: Locale): Promise<[key: string, text: string][]> {
  const say = createSpeller(await speechOfKind('association'));
  const areas = (Object.keys(AREAS) as Area[]).filter(
    (area) => !ELSEWHERE.includes(area) && (area === 'dues' || !isLeavable(area)),
  );
  const parts = await Promise.all(areas.map(async (area) => Object.values(await AREAS[area][locale]())));
  const all = Object.assign({}, locale === 'en' ? english : chinese, ...parts.flat()) as Record<string, string>;
  const core = Object.entries(all).map(([key, text]): [string, string] => [key, say(locale, key, text)]);
  // the page of rules says its names without their keys
  const rules = Object.entries(locale === 'en' ? englishRules : chineseRules).map(([key, text]): [string, string] => [
    key,
    say(locale, '', text),
  ]);
  return [...core, ...rules].map(([key, text]) => [key, text.replace(NAMES, '')]);
}

describe('an association', () => {
  it('reads no word of the Party in Chinese', async () => {
    const words = /党|支部|书记|同志|民主生活|组织生活|三会一课|政治/;
    const left = (await read('zh-CN')).filter(([, text]) => words.test(text));
    expect(left).toEqual([]);
  });

  it('reads none in English', async () => {
    const words = /\bparty\b|\bbranch(es)?\b|\bdues\b|secretar|comrade|organisational.life|democratic/i;
    const left = (await read('en')).filter(([, text]) => words.test(text));
    expect(left).toEqual([]);
  });
});
