import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from '../vite/pages.ts';
import en from './catalogue/en';
import zh from './catalogue/zh';

const root = join(import.meta.dirname, '../');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('index.html') && !name.includes('node_modules'),
);

function render(file: string): string {
  const hook = pages().transformIndexHtml as unknown as { handler: (html: string) => string };
  return hook.handler(readFileSync(root + file, 'utf8'));
}

describe.each(files)('%s', (file) => {
  const html = render(file);
  const document = new DOMParser().parseFromString(html, 'text/html');

  it('can be read before any script has run, and says that it needs one', () => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-t]')) {
      expect(element.textContent, element.dataset.t).not.toBe('');
    }
    expect(document.querySelector('noscript')?.innerHTML).toContain(zh['frame.needs_js']);
  });

  it('holds only keys both catalogues have', () => {
    for (const [, key] of html.matchAll(/data-t(?:-label|-alt)?="([^"]+)"/g)) {
      expect(zh).toHaveProperty([key ?? '']);
      expect(en).toHaveProperty([key ?? '']);
    }
  });

  it('ties every input to a label and to what describes it', () => {
    for (const input of document.querySelectorAll('input')) {
      const labelled = document.querySelector(`label[for="${input.id}"]`) ?? input.closest('label');
      expect(labelled, input.id).not.toBeNull();
      for (const id of (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)) {
        expect(document.getElementById(id), id).not.toBeNull();
      }
    }
  });

  it('never sends a form by address', () => {
    for (const form of document.querySelectorAll('form')) expect(form.getAttribute('method')).toBe('post');
  });
});

it('finds all the pages', () => {
  expect(files).toHaveLength(10);
});
