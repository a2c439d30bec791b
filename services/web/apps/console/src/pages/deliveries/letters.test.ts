import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { letters as en } from '../../i18n/en/letters';
import { letters as zh } from '../../i18n/zh-CN/letters';

const TEMPLATES = join(import.meta.dirname, '../../../../../../notifications/templates/zh-CN.toml');
const templates = [...readFileSync(TEMPLATES, 'utf8').matchAll(/^\[(\w+)\]$/gm)].map((found) => found[1] ?? '');

it.each([
  ['Chinese', zh],
  ['English', en],
])('every letter the system sends has a name in %s, and no other has', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual(templates.map((name) => `template.${name}`).sort());
  expect(templates).toContain('invitation');
});
