// Checks that the texts a page asks for come with it. An app may keep catalogues out of its first load (`i18n/areas.ts`);
// the tables of routes say which of them a page needs: `page(() => import('…'), …, 'dues')`, and `loadTexts('dues')` for
// all pages of a table. Asked is every key of the files a page imports, at once or later, and of their groups of keys.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runnerImport } from 'vite';

const quoted = (text) => [...text.matchAll(/['"]([\w.]+)['"]/g)].map((m) => m[1]);

/** Groups whose keys are put together at run time, with the sign they end in. */
export const groupsOf = (source) =>
  [
    ...source.matchAll(
      /`([\w.]+[._])\$\{|(?:word|optionsOf)\((?:t, )?'([\w.]+)'|(?:from: |group[:=] ?)['"]([\w.]+)['"]/g,
    ),
  ].map((m) => m[1] ?? `${m[2] ?? m[3]}.`);

function resolve(from, name) {
  const path = join(dirname(from), name);
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => path + end);
  return found.find((file) => existsSync(file) && statSync(file).isFile());
}

const files = new Map();
/** A file of the app: what it imports, what it asks for, and, for a table of routes, its pages with their areas. */
function read(path, areas) {
  if (files.has(path)) return files.get(path);
  const source = readFileSync(path, 'utf8');
  const code = source.replace(/(import|export) type [^;]*;/g, '');
  const of = (pattern) => [...code.matchAll(pattern)].map((m) => resolve(path, m[1])).filter(Boolean);
  const file = {
    imports: of(/(?:from|import) '(\.[^']*)'/g),
    literals: new Set(quoted(source)),
    groups: groupsOf(source),
    pages: [],
  };
  if (/createRoute\(/.test(code)) {
    const ofAll = [...code.matchAll(/loadTexts\(([^)]*)\)/g)].flatMap((m) => quoted(m[1]));
    file.pages = [...code.matchAll(/import\('(\.[^']*)'\)([^)]*)/g)].map((m) => ({
      page: resolve(path, m[1]),
      has: [...ofAll, ...quoted(m[2])].filter((one) => areas.includes(one)),
    }));
  } else file.imports.push(...of(/import\('(\.[^']*)'\)/g));
  files.set(path, file);
  return file;
}

/** The keys of a file of texts. */
export const keysIn = (path) => [...readFileSync(path, 'utf8').matchAll(/^ {2}'([\w.]+)':/gm)].map((m) => m[1]);

/** The areas an app declares, and the area of every key that is not there from the start. */
async function areasOf(i18n, all, complain) {
  const table = readFileSync(join(i18n, 'areas.ts'), 'utf8');
  const line = /^ {2}(\w+): \{ 'zh-CN': \(\) => import\('.\/zh-CN\/\1'\), en: \(\) => import\('.\/en\/\1'\) \},$/gm;
  const areas = [...table.matchAll(line)].map((m) => m[1]);
  const areaOf = new Map(areas.flatMap((area) => keysIn(join(i18n, 'zh-CN', `${area}.ts`)).map((key) => [key, area])));
  const { core } = (await runnerImport(join(i18n, 'zh-CN/core.ts'))).module;
  for (const key of all)
    if (key in core === areaOf.has(key))
      complain(key, key in core ? 'in the core and in an area' : 'nothing brings it');
  return { areas, areaOf };
}

/** Calls `complain(key, what)` for every key of an area that is asked for where the area may not be there. */
export async function checkAreas(src, all, complain) {
  if (!existsSync(join(src, 'i18n/areas.ts'))) return;
  const { areas, areaOf } = await areasOf(join(src, 'i18n'), all, complain);
  const complained = new Set();
  const visited = new Set();
  function visit(start, has) {
    const seen = new Set([start]);
    for (const path of seen) {
      const { imports, literals, groups, pages } = read(path, areas);
      for (const [key, area] of areaOf) {
        if (has.includes(area) || !(literals.has(key) || groups.some((group) => key.startsWith(group)))) continue;
        const what = `${relative(src, path)} asks for it, ${relative(src, start)} comes without ${area}`;
        if (!complained.has(key + what)) complain(key, what);
        complained.add(key + what);
      }
      for (const next of imports) if (!next.includes('/i18n/')) seen.add(next);
      for (const { page, has } of pages) {
        if (visited.has(`${page} ${has}`)) continue;
        visited.add(`${page} ${has}`);
        visit(page, has);
      }
    }
  }
  visit(join(src, 'main.tsx'), []);
}
