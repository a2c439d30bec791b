// Checks the catalogues of every app: the same keys and parameters in both languages, no empty text, no Chinese left in
// the English one, no key that nothing in the source could ask for, and none in two files of a language. A page has the
// texts it asks for (`areas.mjs`). (That every key asked for exists, tsc checks.)
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { checkAreas, groupsOf, keysIn } from './areas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
let problems = 0;

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* name === 'node_modules' ? [] : files(path);
    else yield path;
  }
}

const names = (text) => [...text.matchAll(/\{(\w+)/g)].map((m) => m[1]);
/** Words that are Chinese in either language: the name of the other language on its own switch. */
const SELF_NAMED = new Set(['中文', '切换到中文', '简体中文']);

function compare(zh, en, complain) {
  for (const key of new Set([...Object.keys(zh), ...Object.keys(en)])) {
    if (!zh[key] || !en[key]) complain(key, `missing or empty in ${zh[key] ? 'English' : 'Chinese'}`);
    else if (names(zh[key]).some((n) => !names(en[key]).includes(n)))
      complain(key, 'the English text drops a parameter');
    else if (names(en[key]).some((n) => !names(zh[key]).includes(n))) complain(key, 'the English text asks for more');
    if (/\p{Script=Han}/u.test(en[key] ?? '') && !SELF_NAMED.has(en[key])) complain(key, 'Chinese in the English text');
  }
}

/** A key counts as used when it stands in the source, or its group is put together at run time. */
function unused(app, keys) {
  const folder = join(root, 'apps', app);
  const source = [...files(folder)]
    .filter((path) => /\.(tsx?|html)$/.test(path) && !/\/(catalogue|i18n\/(zh-CN|en))\//.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const groups = new Set(groupsOf(source));
  return keys.filter(
    (key) =>
      !source.includes(`'${key}'`) && !source.includes(`"${key}"`) && ![...groups].some((g) => key.startsWith(g)),
  );
}

/** An app keeps a language in one file (`src/catalogue/zh.ts`) or in a folder of them (`src/i18n/zh-CN/index.ts`). */
async function load(app, files, name) {
  const file = files.map((f) => join(root, 'apps', app, 'src', f)).find((f) => existsSync(f));
  if (!file) return undefined;
  const { module } = await runnerImport(file);
  return module.default ?? module[name];
}

/** Texts come in any order, so that a key in two files would say now this, now that. */
function twice(app, complain) {
  const folder = join(root, 'apps', app, 'src/i18n');
  for (const language of existsSync(folder) ? ['zh-CN', 'en'] : []) {
    const seen = new Set();
    for (const path of files(join(folder, language)))
      for (const key of keysIn(path)) {
        if (seen.has(key)) complain(key, `twice in ${language}`);
        seen.add(key);
      }
  }
}

for (const app of readdirSync(join(root, 'apps'))) {
  const zh = await load(app, ['catalogue/zh.ts', 'i18n/zh-CN/index.ts'], 'zh');
  const en = await load(app, ['catalogue/en.ts', 'i18n/en/index.ts'], 'en');
  if (!zh || !en) continue;
  const complain = (key, what) => {
    problems += 1;
    console.error(`${app} ${key}: ${what}`);
  };
  compare(zh, en, complain);
  twice(app, complain);
  await checkAreas(join(root, 'apps', app, 'src'), Object.keys(zh), complain);
  for (const key of unused(app, Object.keys(zh))) complain(key, 'nothing asks for it');
  console.log(`${app}: ${Object.keys(zh).length} texts in both languages`);
}
process.exit(problems > 0 ? 1 : 0);
