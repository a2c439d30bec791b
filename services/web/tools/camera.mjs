// What taking pictures of pages has in common: the options, the windows, the browser, and what a picture does not show.
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** What stands behind `--name` on the command line. */
export const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
};

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

const ARGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS.split(' ') });

/** A page as a look has it: its window, its language, its theme and size. */
export async function pageIn(browser, look, more = {}) {
  const phone = look.viewport === PHONE;
  const context = await browser.newContext({
    viewport: look.viewport,
    locale: look.locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    isMobile: phone,
    hasTouch: phone,
    ...more,
  });
  await context.addInitScript((l) => {
    localStorage.setItem('zhibu.locale', l.locale);
    localStorage.setItem('zhibu.theme', l.theme ?? 'light');
    localStorage.setItem('zhibu.size', l.size ?? 'normal');
  }, look);
  return { context, page: await context.newPage() };
}

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

let findings = 0;

export function complain(name, what) {
  findings += 1;
  console.error(`${name}: ${what}`);
}

/** What axe finds, with so many places of each, and whether the page is wider than its window. */
export async function inspect(page, name, places = Number.POSITIVE_INFINITY) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), RULES);
  for (const v of violations) {
    const nodes = v.nodes.slice(0, places).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`);
    complain(name, `axe ${v.id}: ${nodes.join(' | ')}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) complain(name, `${wide} px wider than the window`);
}

/** Says how many findings there were, and ends with them. */
export function finish(out) {
  console.log(`${findings} findings; pictures in ${out}`);
  process.exit(findings > 0 ? 1 : 0);
}
