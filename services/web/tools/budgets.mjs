// Fails when a page weighs more than its budget. Kilobytes of brotli, from Vite's manifest: the first load of a page is
// its HTML, the script before paint and everything it imports; a route is what its lazy chunk adds to that.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const budgets = JSON.parse(readFileSync(join(root, 'budgets.json'), 'utf8'));
let failed = false;

const weigh = (path) => (existsSync(`${path}.br`) ? statSync(`${path}.br`).size : statSync(path).size);

/** The files a chunk needs at once: itself, its styles, its static imports and theirs. */
function needs(manifest, key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const next of chunk.imports ?? []) needs(manifest, next, seen);
  return seen;
}

function report(face, what, bytes, budget) {
  const over = bytes > budget * 1024;
  failed ||= over;
  const line = `${(bytes / 1024).toFixed(1).padStart(7)} / ${budget} KB  ${face} ${what}`;
  console.log(over ? `${line}  TOO HEAVY` : line);
}

function check(face, budget) {
  const dist = join(root, 'dist', face);
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const sum = (list) => [...list].reduce((total, file) => total + weigh(join(dist, file)), 0);
  const early = readdirSync(join(dist, 'assets')).filter((name) => /^prepaint-.*\.js$/.test(name));
  const first = new Set();
  for (const key of Object.keys(manifest)) {
    if (!key.endsWith('.html')) continue;
    const load = needs(manifest, key);
    for (const file of early) load.add(`assets/${file}`);
    for (const file of load) first.add(file);
    report(face, key, sum([key, ...load]), budget.page);
    if (budget.js) report(face, `${key} (scripts)`, sum([...load].filter((f) => f.endsWith('.js'))), budget.js);
  }
  for (const [key, chunk] of Object.entries(manifest)) {
    if (!chunk.isDynamicEntry || !budget.route) continue;
    const more = [...needs(manifest, key)].filter((file) => !first.has(file));
    report(face, `+ ${chunk.name ?? key}`, sum(more), budget.route);
  }
}

for (const [face, budget] of Object.entries(budgets)) {
  if (!existsSync(join(root, 'apps', face, 'vite.config.ts'))) continue;
  if (!existsSync(join(root, 'dist', face, '.vite/manifest.json'))) {
    console.error(`${face} is not built; run: npm run build`);
    process.exit(1);
  }
  check(face, budget);
}
process.exit(failed ? 1 : 0);
