import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentT, loadTexts } from '../i18n';
import { operators as en } from '../i18n/en/operators';
import { operators as zh } from '../i18n/zh-CN/operators';
import { ACTIONS, actionText } from './logActions';

const SERVICES = join(import.meta.dirname, '../../../../..');
const WORD = '([a-z_]+\\.[a-z_]+)';

/** The constants of a file that hold an action. */
const constants = (text: string): [name: string, value: string][] =>
  [...text.matchAll(new RegExp(`const (\\w+): &(?:'static )?str = "${WORD}"`, 'g'))].map((found) => [
    found[1] ?? '',
    found[2] ?? '',
  ]);

/** Where a line of the operators' log begins, up to what it calls itself. */
const LINES = [
  // the desk of an operator begins a line
  /\.deed\(\s*/g,
  // a line in full, or what is both in this log and in the organisation's
  /\b(?:Deed|Done) \{[^{}]*?\baction: /g,
  /\b(?:Deed|Done) \{[^{}]*?\baction: if [^{}]*\{\s*/g,
  /\b(?:Deed|Done) \{[^{}]*?\baction: if [^{}]*\{[^{}]*\} else \{\s*/g,
  // a function that was given the operator
  /\b(?:note|done|log)\((?:[^()"]|\(\))*\b(?:post|by)\b(?:[^()"]|\(\))*?/g,
];

/** Every action that a file writes into the operators' log. */
function written(source: string): string[] {
  const text = source.split('#[cfg(test)]')[0] ?? '';
  const named = constants(text);
  const literals = LINES.flatMap((line) =>
    [...text.matchAll(new RegExp(`${line.source}"${WORD}"`, 'g'))].flatMap((found) => found[1] ?? []),
  );
  const byName = named.filter(([name]) => LINES.some((line) => new RegExp(`${line.source}\\b${name}\\b`).test(text)));
  return [...literals, ...byName.map(([, value]) => value)];
}

function sources(folder: string): string[] {
  const root = join(SERVICES, folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs') && !/tests?\b|^domains\//.test(name))
    .map((name) => readFileSync(join(root, name), 'utf8'));
}

// what ends by itself is written by the platform without a desk
const byItself = sources('../shared/tenancy/src')
  .filter((text) => text.includes('INSERT INTO platform.operator_log'))
  .flatMap((text) => constants(text).map(([, value]) => value));
const found = new Set([...sources('identity/src').flatMap(written), ...byItself]);

describe('the operators’ log', () => {
  it('is found in the code of the services', () => {
    for (const one of [
      'tenant.suspended',
      'tenant.admin_invited',
      'tenant.last_export_fetched',
      'tenant.restoration_swapped',
      'tenant.restoration_lapsed',
      'operator.totp_started',
      'operator.disabled',
      'operator.invited',
      'signup.approved',
      'move.lapsed',
      'run.retried',
      'migrations.held',
      'entry.left',
    ]) {
      expect(found).toContain(one);
    }
    // these stand in the log of the organisation
    expect(found).not.toContain('operator.let_in');
    expect(found).not.toContain('operator.asked');
  });

  it('has words for everything, and can be narrowed to it', () => {
    expect([...found].filter((one) => !(`deed.${one}` in zh && `deed.${one}` in en))).toEqual([]);
    expect([...found].filter((one) => !(ACTIONS as readonly string[]).includes(one))).toEqual([]);
    expect(ACTIONS.filter((one) => !(`deed.${one}` in zh))).toEqual([]);
  });

  it('says of an action it does not know that there was one', async () => {
    await loadTexts('operators');
    expect(actionText(currentT(), 'tenant.suspended')).toBe('停用单位');
    expect(actionText(currentT(), 'tenant.painted_red')).toBe('其他操作');
  });
});
