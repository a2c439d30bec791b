import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit as en } from '../../i18n/en/audit';
import { audit as zh } from '../../i18n/zh-CN/audit';
import { ACTIONS } from './words';
import { close } from './written';

const SERVICES = join(import.meta.dirname, '../../../../../..');
const LITERAL = /"([a-z_]+(?:\.[a-z_]+)?)"/g;

/** What stands between the brackets that open at `open`, cut at its commas. */
function items(text: string, open: number): string[] {
  const out: string[] = [];
  let [depth, item] = [0, ''];
  for (const c of text.slice(open + 1, close(text, open))) {
    if ('([{<'.includes(c)) depth += 1;
    if (')]}>'.includes(c)) depth -= 1;
    if (c === ',' && depth <= 0) {
      out.push(item.trim());
      item = '';
    } else item += c;
  }
  return [...out, item.trim()].filter(Boolean);
}

/** Without tests, and without what goes into the log of the operators, which has words of its own. */
function written(source: string): string {
  let text = source.split('#[cfg(test)]')[0] ?? '';
  for (let at = text.search(/\bDeed \{/); at >= 0; at = text.search(/\bDeed \{/)) {
    text = text.slice(0, at) + text.slice(close(text, text.indexOf('{', at)) + 1);
  }
  return text;
}

/** A function that writes into the log what its caller calls it. */
interface Writer {
  name: string;
  place: string[];
  /** Which of its parameters is the action. */
  at: number;
}

function writers(file: string, text: string): Writer[] {
  return [...text.matchAll(/fn (\w+)\(/g)].flatMap((found) => {
    const open = found.index + found[0].length - 1;
    const params = items(text, open).filter((param) => !/^&?(mut )?self$/.test(param));
    const at = params.findIndex((param) => /^action: &('\w+ )?str$/.test(param));
    const body = text.indexOf('{', close(text, open));
    const writes = /Entry \{|Entry<|audit\(|changed\(/.test(text.slice(close(text, open), close(text, body)));
    return at >= 0 && writes ? [{ name: found[1] ?? '', place: dirname(file).split('/'), at }] : [];
  });
}

/** The literals an expression can come to: itself, a constant of its file, or what a function of its file gives. */
function literals(text: string, expression: string): string[] {
  const shown = expression.replace(/\bif [^{]*\{/g, '{');
  const called = shown.match(/^(\w+)\(/)?.[1];
  const made = called ? text.search(new RegExp(`fn ${called}\\(`)) : -1;
  const body = made >= 0 ? text.indexOf('{', made) : -1;
  const from = called ? (body >= 0 ? text.slice(body, close(text, body)) : '') : shown;
  const named = (called ? [] : [...shown.matchAll(/\b[A-Z][A-Z_]+\b/g)]).flatMap(
    ([name]) => text.match(new RegExp(`const ${name}: &(?:'static )?str = "([a-z_.]+)"`))?.[1] ?? [],
  );
  return [...[...from.matchAll(LITERAL)].flatMap((found) => found[1] ?? []), ...named];
}

const near = (a: string[], b: string[]) => a.findIndex((part, n) => part !== b[n]);

function calls(file: string, text: string, all: Writer[]): string[] {
  const here = dirname(file).split('/');
  const closeness = ({ place }: Writer) => (near(place, here) < 0 ? place.length : near(place, here));
  return [...text.matchAll(/(fn )?\b(\w+)\(/g)].flatMap((found) => {
    const named = found[1] ? [] : all.filter(({ name }) => name === found[2]);
    // of several with one name the one that is nearest is meant
    const [writer] = named.sort((x, y) => closeness(y) - closeness(x));
    const said = writer && items(text, found.index + found[0].length - 1)[writer.at];
    return said && /^"|^[A-Z_]+$|^if |^\w+\(/.test(said) ? literals(text, said) : [];
  });
}

/** Every action, and every subject, that the code under a folder writes into the log of an organisation. */
function recorded(folder: string): { actions: Set<string>; subjects: Set<string> } {
  const root = join(SERVICES, folder);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.rs') && !/tests?\b/.test(name),
  );
  const files = names.map((name) => [name, written(readFileSync(join(root, name), 'utf8'))] as const);
  const all = files.flatMap(([name, text]) => writers(name, text));
  const actions = files.flatMap(([name, text]) => [
    ...[...text.matchAll(/\baction(?::| =) ([^,;\n]*)/g)]
      .filter(([, said = '']) => !/Action|&/.test(said.slice(0, 8)))
      .flatMap(([, said = '']) => literals(text, said)),
    ...[...text.matchAll(/\(action, \w+\) = \("([a-z_.]+)"/g)].flatMap((found) => found[1] ?? []),
    ...calls(name, text, all),
  ]);
  const subjects = files.flatMap(([, text]) =>
    [...text.matchAll(/\bEntry \{[^}]*?\bsubject: "([a-z_]+)"/g)].flatMap((found) => found[1] ?? []),
  );
  return { actions: new Set(actions), subjects: new Set(subjects) };
}

const OF_ALL = ['zhibu/src', '../shared/tenancy/src', '../shared/http/src'].map(recorded);
const IDENTITY = recorded('identity/src');
const RECORDS = recorded('records/src');
const all = [IDENTITY, RECORDS, recorded('notifications/src'), ...OF_ALL];
const unknown = (group: string, words: Set<string>[]) =>
  words.flatMap((some) => [...some]).filter((one) => !(`${group}.${one}` in zh) || !(`${group}.${one}` in en));

describe('what the services write into the log', () => {
  it('is found in their code', () => {
    expect(IDENTITY.actions).toContain('tenant.suspended');
    expect(IDENTITY.actions).toContain('account.disabled');
    expect(RECORDS.actions).toContain('take_back_step');
    expect(RECORDS.actions).toContain('save_answer');
    // a word too many would mean that the code is read wrongly, or that nothing writes it any more
    const found = new Set(all.flatMap(({ actions }) => [...actions]));
    const named = Object.keys(zh).flatMap((key) => key.match(/^auditAction\.(.+)$/)?.[1] ?? []);
    expect(named.filter((action) => !found.has(action))).toEqual([]);
  });

  it('has words', () => {
    expect(
      unknown(
        'auditAction',
        all.map(({ actions }) => actions),
      ),
    ).toEqual([]);
    expect(
      unknown(
        'auditSubject',
        all.map(({ subjects }) => subjects),
      ),
    ).toEqual([]);
  });

  it('is offered by the filters', () => {
    const identity = [IDENTITY, ...OF_ALL].flatMap(({ actions }) => [...actions]);
    expect(identity.filter((action) => !ACTIONS.identity.includes(action))).toEqual([]);
    expect([...RECORDS.actions].filter((action) => !ACTIONS.records.includes(action))).toEqual([]);
  });
});
