import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { words as en } from './en';
import { words as zh } from './zh';

const packs = join(import.meta.dirname, '../../../../../../../../shared/rulepack/packs');
const files = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.toml'));
const ids = new Set(
  files.flatMap((name) => [...readFileSync(join(packs, name), 'utf8').matchAll(/^id = "([\w.]+)"/gm)].map((m) => m[1])),
);

it('has a name for every rule and every area of the packs', () => {
  expect(ids.size).toBeGreaterThan(50);
  const wanted = [...ids].flatMap((id = '') => [
    `rule.${id}`,
    ...(id.includes('.') ? [`area.${id.split('.')[0]}`] : []),
  ]);
  expect([...new Set(wanted)].filter((key) => !(key in zh) || !(key in en))).toEqual([]);
});
