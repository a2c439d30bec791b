// Takes a picture of every page of the console in both sizes, languages and themes and in the elder mode, and fails on
// what a picture does not show: axe findings, content policy reports, horizontal overflow, untranslated keys, errors.
//   node apps/console/tools/shots.mjs [--out DIR] [--only PART-OF-NAME] [--looks desk-zh,phone-zh]
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { pages } from './pages.mjs';
import { serve } from './serve.mjs';

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
};
const out = option('out') ?? join(tmpdir(), 'zhibu-console-shots');
const only = option('only') ?? '';
const wanted = option('looks')?.split(',');
mkdirSync(out, { recursive: true });

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
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
const ARGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';
const MOST_ROWS = 100;

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ARGS.split(' '),
});
let findings = 0;

function complain(name, what) {
  findings += 1;
  console.error(`${name}: ${what}`);
}

async function inspect(page, name) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  for (const v of violations) {
    complain(
      name,
      `axe ${v.id}: ${v.nodes
        .slice(0, 3)
        .map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`)
        .join(' | ')}`,
    );
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) complain(name, `${wide} px wider than the window`);
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
  const phone = look.viewport === PHONE;
  const context = await browser.newContext({
    viewport: look.viewport,
    locale: look.locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    isMobile: phone,
    hasTouch: phone,
  });
  await context.addInitScript((l) => {
    localStorage.setItem('zhibu.locale', l.locale);
    localStorage.setItem('zhibu.theme', l.theme ?? 'light');
    localStorage.setItem('zhibu.size', l.size ?? 'normal');
  }, look);
  const page = await context.newPage();
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type()) && !/status of (4|5)\d\d/.test(m.text()))
      complain(name, m.text().slice(0, 300));
  });
  page.on('pageerror', (e) => complain(name, String(e)));
  await page.goto(`${site.origin}/console${spec.path}`);
  await page.waitForLoadState('networkidle');
  await page.waitForSelector('main h1');
  await spec.act?.(page, { phone, en: look.locale === 'en' });
  await page.waitForTimeout(250);
  await inspect(page, name);
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
console.log(`${findings} findings; pictures in ${out}`);
process.exit(findings > 0 ? 1 : 0);
