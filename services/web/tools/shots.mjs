// Takes a picture of every page in both sizes, languages and themes and in the elder mode, and fails on what a picture
// does not show: axe findings, content policy reports, horizontal overflow, untranslated keys, errors in the console.
//   npm run shots -- [--out DIR] [--only PATTERN] [--quick]
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complain, DESK, finish, inspect, launch, option, PHONE, pageIn } from './camera.mjs';
import { pages } from './pages.mjs';
import { serve } from './serve.mjs';

const out = option('out') ?? join(tmpdir(), 'zhibu-shots');
const only = new RegExp(option('only') ?? '.');
const quick = process.argv.includes('--quick');
mkdirSync(out, { recursive: true });

const LOOKS = [
  { name: 'phone-zh', viewport: PHONE, locale: 'zh-CN' },
  { name: 'desk-zh', viewport: DESK, locale: 'zh-CN' },
  { name: 'phone-en', viewport: PHONE, locale: 'en' },
  { name: 'desk-en-dark', viewport: DESK, locale: 'en', theme: 'dark' },
  { name: 'phone-zh-dark', viewport: PHONE, locale: 'zh-CN', theme: 'dark' },
  { name: 'phone-zh-elder', viewport: PHONE, locale: 'zh-CN', size: 'large' },
  { name: 'phone-en-largest', viewport: PHONE, locale: 'en', size: 'largest' },
  { name: 'desk-zh-elder', viewport: DESK, locale: 'zh-CN', size: 'large' },
];

const site = await serve();
const browser = await launch();

async function examine(page, name) {
  await inspect(page, name);
  // as drawn, not as marked up: what is hidden or inside noscript is not on the picture
  const text = await page.evaluate(() => document.body.innerText);
  const key = text.match(/\b[a-z]+(\.[a-z_0-9]+)+\b(?!@)/g)?.find((k) => !/\.(org|com|cn|txt)/.test(k));
  if (key) complain(name, `untranslated: ${key}`);
}

async function shoot(spec, look) {
  const name = `${spec.name}-${look.name}`;
  site.use(spec.scenario ?? {});
  const { context, page } = await pageIn(browser, look, { serviceWorkers: 'block' });
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of (4|5)\d\d|ERR_INTERNET/.test(m.text())) complain(name, m.text());
  });
  page.on('pageerror', (e) => complain(name, String(e)));
  await page.goto(site.origin + spec.path);
  await page.waitForLoadState('networkidle');
  await spec.act?.(page, context);
  await page.waitForTimeout(150);
  await examine(page, name);
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: spec.fullPage ?? true });
  await context.close();
}

for (const spec of pages.filter((p) => only.test(p.name))) {
  for (const look of quick ? LOOKS.slice(0, 2) : LOOKS) {
    await shoot(spec, look).catch((error) => complain(`${spec.name}-${look.name}`, String(error)));
  }
}
await browser.close();
await site.close();
finish(out);
