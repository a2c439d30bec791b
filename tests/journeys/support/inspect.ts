import { readFileSync } from 'node:fs';
import { expect, type Page, type Request } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { targets, touched } from './targets';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const KEY = /^[a-z][A-Za-z_]*(\.[A-Za-z_0-9]+)+$/;
const FILE_OR_HOST = /\.(csv|xlsx|xls|txt|tar|png|example|localhost|org|com|cn|v\d+)$/;
/** A table of a service, where the place of a damage is told. */
const TABLE = /^(identity|records|notifications)\.[a-z_]+$/;

/** How long nothing may be asked for until a page counts as quiet; Playwright's own `networkidle` takes 500 ms. */
const QUIET = 150;

const underWay = new WeakMap<Page, Set<Request>>();

function follow(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** Time as the page has it: one that is busy has not been quiet. */
const breath = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 50)));

async function quiet(page: Page): Promise<void> {
  const requests = underWay.get(page);
  for (let calm = 0; calm < QUIET; calm = requests?.size ? 0 : calm + 50) await breath(page);
}

/** Collects what a page complains about by itself, from now on. */
export function listen(page: Page): () => string[] {
  let heard: string[] = [];
  follow(page);
  page.on('console', (message) => {
    // refusals the page asked for and shows are no errors of the page
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 500) heard.push(`${answer.status()} from ${answer.url()}`);
  });
  return () => {
    const all = heard;
    heard = [];
    return all;
  };
}

const loading = (page: Page) =>
  page.evaluate(() => Boolean(document.querySelector('.loading, .bones, .ant-spin-spinning, [aria-busy=true]')));

/** Everything is there: no request under way, no text that says it is loading, fonts and pictures drawn. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await expect(async () => {
    await quiet(page);
    expect(await loading(page), 'something is still being loaded').toBe(false);
  }).toPass({ intervals: [50] });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/**
 * What is asked of a page. The same page in another size has the same colours, and in other colours the same parts:
 * each is asked once.
 */
export type Asked = 'everything' | 'colours' | 'parts';

const COLOURS = 'color-contrast';
/** 24 px, or as much room around: WCAG 2.2. It depends on the size, so that it is asked in each where fingers are. */
const TARGETS = 'target-size';

const asking = (asked: Asked, fingers: boolean): RunOptions => {
  if (asked === 'colours') return { runOnly: { type: 'rule', values: fingers ? [COLOURS, TARGETS] : [COLOURS] } };
  const rules = { [COLOURS]: { enabled: asked === 'everything' }, [TARGETS]: { enabled: fingers } };
  return { runOnly: RULES, rules };
};

/** The journeys run in the folder of the front end. */
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Asked in the page itself: only what was found comes back. */
async function violations(options: RunOptions): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import('axe-core') };
  const found = (await axe.run(document, options)).violations;
  return found.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`);
    return `axe ${id} (${nodes.length}): ${where.join(' | ')}`;
  });
}

async function accessibility(page: Page, asked: Asked): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const options: RunOptions = { resultTypes: ['violations'], ...asking(asked, await touched(page)) };
  return page.evaluate(violations, options);
}

async function overflow(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return undefined;
    const worst = [...document.body.querySelectorAll('*')].findLast(
      (e) => e instanceof HTMLElement && e.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return `${root.scrollWidth - root.clientWidth} px wider than the window: ${worst?.tagName}.${worst?.className}`;
  });
  return wide ? [wide] : [];
}

/** The words a reader sees. */
function visibleText(): string {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement?.checkVisibility()) texts.push(walker.currentNode.nodeValue ?? '');
  }
  return texts.join(' ');
}

async function untranslated(page: Page): Promise<string[]> {
  const words = (await page.evaluate(visibleText)).split(/[\s，。：、（）()“”]+/);
  const keys = words.filter((word) => KEY.test(word) && !FILE_OR_HOST.test(word) && !TABLE.test(word));
  return [...new Set(keys)].map((key) => `untranslated: ${key}`);
}

/** What is wrong with a page as it stands. */
export async function findings(page: Page, asked: Asked = 'everything'): Promise<string[]> {
  const found = [await accessibility(page, asked), await targets(page), await overflow(page), await untranslated(page)];
  return found.flat();
}
