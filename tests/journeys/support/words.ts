import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** What an association says instead stands in the table of its pages, a pair to a line: the usual term first. */
const TABLE = readFileSync(join(__dirname, '../../../services/web/packages/i18n/src/kinds/association.ts'), 'utf8');
const [chinese = '', english = ''] = TABLE.split('\n  en: {');
const usual = (table: string): string[] =>
  [...table.matchAll(/^\s*\['([^']+)', '[^']*'\],$/gm)].map(([, term = '']) => term);

/** The longest first: what is found is then named whole. */
const longest = (terms: string[]): string => terms.sort((a, b) => b.length - a.length).join('|');

/** One or many of it. */
const either = (term: string): string => term.replace(/y$/, '(?:y|ie)');

const CHINESE = new RegExp(longest([...usual(chinese), '支委', '党']), 'g');
const ENGLISH = new RegExp(`\\b(?:${longest(usual(english).map(either))})(?:e?s)?\\b`, 'gi');

/** The name of the product holds a term and is none. */
const PRODUCT = /支部云/g;

/** What a reader sees and what is read out: texts, and the labels and hints of what has none. */
function shown(): string {
  const said: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility()) continue;
    for (const name of ['aria-label', 'placeholder', 'title']) said.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) said.push(node.nodeValue ?? '');
    }
  }
  return said.filter((text) => text.trim() !== '').join('\n');
}

/** The words of the Party on a page, each with the line it stands in. */
export async function partyWords(page: Page): Promise<string[]> {
  const lines = `${await page.title()}\n${await page.evaluate(shown)}`.replace(PRODUCT, '').split('\n');
  const found = lines.flatMap((line) =>
    [...line.matchAll(CHINESE), ...line.matchAll(ENGLISH)].map(([word]) => `${word}: ${line.trim().slice(0, 80)}`),
  );
  return [...new Set(found)];
}
