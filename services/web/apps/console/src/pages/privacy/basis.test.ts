import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { currentT, loadTexts } from '../../i18n';
import { privacy as en } from '../../i18n/en/privacy';
import { privacy as zh } from '../../i18n/zh-CN/privacy';
import { basisText } from './basis';

const pack = join(import.meta.dirname, '../../../../../../../shared/rulepack/packs/common/foundation.toml');
const rules = readFileSync(pack, 'utf8').split(/^\[\[rule\]\]$/m);
const retention = rules.find((rule) => /^id = "privacy\.retention"$/m.test(rule)) ?? '';
const classes = [...retention.matchAll(/^\[rule\.value\.(\w+)\]\n(?:\w+ = \d+\n)*basis = "(.+)"$/gm)].map(
  ([, name = '', basis = '']) => ({ class: name, basis }),
);

it('says the law of every class of data in both languages, in Chinese as the rules do', async () => {
  await loadTexts('privacy');
  expect(classes.length).toBe(retention.match(/^\[rule\.value\./gm)?.length);
  expect(classes.length).toBeGreaterThanOrEqual(7);
  expect(classes.filter((one) => !(`dataBasis.${one.class}` in en) || !(`dataBasis.${one.class}` in zh))).toEqual([]);
  const written = classes.map(({ basis }) => basis.replaceAll(': ', '：'));
  expect(classes.map((one) => basisText(currentT(), one))).toEqual(written);
});

it('says the rules’ own words of a class that is younger than this build', () => {
  expect(basisText(currentT(), { class: 'of_tomorrow', basis: '某法' })).toBe('某法');
});
