import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import deeds from '../catalogue/export-deeds-zh';
import words from '../catalogue/export-words-zh';
import texts from '../catalogue/export-zh';
import { use } from '../words';
import { loadSay, type Say } from './say';
import { labelKey, leftOut, type Path, wordsOf } from './shown';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: (string | null)[];
}

const DOCUMENT = join(import.meta.dirname, '../../../../openapi.json');
const SCHEMAS: Record<string, Schema> = JSON.parse(readFileSync(DOCUMENT, 'utf8')).components.schemas;

/** Every field that is exported, with the words it can hold. */
const FIELDS = new Map<string, { path: Path; words: Set<string> }>();

function walk(schema: Schema, path: Path): void {
  const named = schema.$ref ? [SCHEMAS[schema.$ref.split('/').at(-1) ?? ''] ?? {}] : [];
  const all = [named, schema.allOf, schema.anyOf, schema.oneOf].flatMap((one) => one ?? []);
  for (const one of all) walk(one, path);
  if (schema.items) walk(schema.items, path);
  const field = FIELDS.get(path.join('.'));
  for (const word of schema.enum ?? []) if (word !== null) field?.words.add(word);
  for (const [name, one] of Object.entries(schema.properties ?? {})) {
    const at = [...path, name];
    if (leftOut(at)) continue;
    if (!FIELDS.has(at.join('.'))) FIELDS.set(at.join('.'), { path: at, words: new Set() });
    walk(one, at);
  }
}
for (const part of ['OwnAccountData', 'OwnRecordData', 'OwnLetters'])
  walk({ $ref: `#/components/schemas/${part}` }, []);

/** The files have a list of their own, whose fields have no names. */
const named = [...FIELDS.values()].filter(({ path }) => path[0] !== 'documents' && path.join('.') !== 'letters');

function missing(say: Say): string[] {
  const labels = named.filter(({ path }) => labelKey(say, path) === undefined).map(({ path }) => path.join('.'));
  const values = [...FIELDS.values()].flatMap(({ path, words }) =>
    [...words]
      .filter((word) => say(`${wordsOf(path)}.${word}`) === undefined)
      .map((word) => `${path.join('.')} ${word}`),
  );
  return [...labels, ...values];
}

afterAll(() => use('zh-CN'));

describe('everything that is exported', () => {
  it('is read from the API document', () => {
    expect(FIELDS.size).toBeGreaterThan(300);
    expect(FIELDS.get('record.gender')?.words).toContain('male');
    expect(FIELDS.get('meetings.kinds')?.words).toContain('lecture');
  });

  it.each(['zh-CN', 'en'] as const)('has a name and words in %s', async (language) => {
    await use(language);
    expect(missing(await loadSay())).toEqual([]);
  });

  it('is all that has a name here, and a word', async () => {
    await use('zh-CN');
    const say = await loadSay();
    const used = new Set(named.map(({ path }) => labelKey(say, path)));
    expect(Object.keys(texts).filter((key) => key.startsWith('of.') && !used.has(key))).toEqual([]);
    const groups = new Set(['deed', 'letter', ...[...FIELDS.values()].map(({ path }) => wordsOf(path))]);
    const keys = [...Object.keys(words), ...Object.keys(deeds)];
    expect(keys.filter((key) => !groups.has(key.split('.')[0]))).toEqual([]);
  });
});
