// Takes a picture of every page of the console in both sizes, languages and themes and in the elder mode, and fails on
// what a picture does not show: axe findings, content policy reports, horizontal overflow, untranslated keys, errors.
//   node apps/console/tools/shots.mjs [--out DIR] [--only PART-OF-NAME] [--looks desk-zh,phone-zh]
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complain, DESK, finish, inspect, launch, option, PHONE, pageIn } from '../../../tools/camera.mjs';
import { pages } from './pages.mjs';
import { serve } from './serve.mjs';

const out = option('out') ?? join(tmpdir(), 'zhibu-console-shots');
const only = option('only') ?? '';
const wanted = option('looks')?.split(',');
mkdirSync(out, { recursive: true });

const LOOKS = [
  { name: 'desk-zh', viewport: DESK, locale: 'zh-CN' },
  { name: 'phone-zh', viewport: PHONE, locale: 'zh-CN' },
  { name: 'desk-en', viewport: DESK, locale: 'en' },
  { name: 'phone-en', viewport: PHONE, locale: 'en' },
  { name: 'desk-zh-dark', viewport: DESK, locale: 'zh-CN', theme: 'dark' },
  { name: 'phone-zh-dark', viewport: PHONE, locale: 'zh-CN', theme: 'dark' },
  { name: 'desk-zh-elder', viewport: DESK, locale: 'zh-CN', size: 'large' },
  { name: 'phone-zh-elder', viewport: PHONE, locale: 'zh-CN', size: 'large' },
].filter((look) => !wanted || wanted.includes(look.name));
const MOST_ROWS = 100;

const site = await serve();
const browser = await launch();

async function examine(page, name) {
  await inspect(page, name, 3);
  const rows = await page.locator('tbody tr, .cards > li').count();
  if (rows > MOST_ROWS) complain(name, `${rows} rows in the document`);
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
    return found;
  });
  const key = texts.find(
    (text) => /^[a-z][a-zA-Z]+(\.[a-zA-Z_0-9]+)+$/.test(text.trim()) && !/\.(xlsx|csv)$/.test(text),
  );
  if (key) complain(name, `untranslated: ${key}`);
}

async function shoot(spec, look) {
  const name = `${spec.name}-${look.name}`;
  site.use(spec.scenario ? spec.scenario(site) : {});
  const { context, page } = await pageIn(browser, look);
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type()) && !/status of (4|5)\d\d/.test(m.text()))
      complain(name, m.text().slice(0, 300));
  });
  page.on('pageerror', (e) => complain(name, String(e)));
  await page.goto(`${site.origin}/console${spec.path}`);
  await page.waitForLoadState('networkidle');
  await page.waitForSelector('main h1');
  await spec.act?.(page, { phone: look.viewport === PHONE, en: look.locale === 'en' });
  await page.waitForTimeout(250);
  await examine(page, name);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await context.close();
}

for (const spec of pages.filter((p) => p.name.includes(only))) {
  for (const look of LOOKS) {
    await shoot(spec, look).catch((error) => complain(`${spec.name}-${look.name}`, String(error).slice(0, 600)));
  }
}
await browser.close();
await site.close();
finish(out);
