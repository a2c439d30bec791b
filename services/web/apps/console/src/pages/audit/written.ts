/** For tests: what the services write into their logs, read from their code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../../../../../..');

const CODE = [
  'services/identity/src',
  'services/records/src',
  'services/notifications/src',
  'services/zhibu/src/commands',
  'shared/tenancy/src',
  'shared/http/src',
];

/** What is printed, or goes into the archive: of it only what is said to be new is in the log. */
const OTHER = /archived\w*\.rs$|print\w*\.rs$|\/print\/|sheet\.rs$|resolution\.rs$|archive\/(rules|volume)\.rs$/;
/** What is neither a log nor an entry of one. The payload of an event is none either. */
const NOWHERE = /portability\/certificate\.rs$|audit\/chain\.rs$|identity\/src\/mails\.rs$|http\/src\/openapi\.rs$/;

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').split('#[cfg(test)]')[0] ?? '';

/** Where the bracket at `open` is closed. */
export function close(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if ('([{'.includes(text.charAt(at))) depth += 1;
    if (')]}'.includes(text.charAt(at))) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].flatMap((found) => found[1] ?? []);

/** The keys that a file gives to objects. */
function keys(path: string): string[] {
  const text = read(path);
  const objects = [...text.matchAll(OTHER.test(path) ? /Some\(json!\(/g : /(?<!payload = )json!\(/g)].map((found) => {
    const open = found.index + found[0].length - 1;
    return text.slice(open, close(text, open));
  });
  return [
    ...objects.flatMap((object) => all(object, /"(\w+)"\s*:/g)),
    ...all(text, /\b(?:new|was|is|told)\["(\w+)"\]/g),
    ...all(text, /\bobject\.insert\("(\w+)"/g),
  ];
}

/** Every key of an object that the code writes, but for what nobody finds in a log. */
export function writtenKeys(): Map<string, string> {
  const paths = CODE.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ).filter((path) => path.endsWith('.rs') && !/\/tests?[/.]|tests?\.rs$/.test(path) && !NOWHERE.test(path));
  return new Map(paths.flatMap((path) => keys(path).map((key) => [key, path] as const)));
}

/** The fields of a structure that is written as a whole. */
export function structFields(path: string, name: string): string[] {
  const text = read(path);
  const open = text.indexOf('{', text.search(new RegExp(`struct ${name}\\b`)));
  return all(text.slice(open, close(text, open)), /^\s*pub (\w+):/gm);
}

/** The words of an enumeration. */
export function enumWords(path: string, name: string): string[] {
  const text = read(path);
  const open = text.indexOf('{', text.search(new RegExp(`enum ${name}\\b`)));
  return all(text.slice(open, close(text, open)), /= "(\w+)"/g);
}
