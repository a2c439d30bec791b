// What holds for every static page, whichever app it is of. The app's own test says where the pages lie and how many.
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { describe, expect, it } from 'vitest';

interface StaticPages {
  /** The folder of the app, with a slash at the end. */
  root: string;
  plugin: Plugin;
  zh: Record<string, string>;
  en: Record<string, string>;
  count: number;
}

export function staticPagesHold({ root, plugin, zh, en, count }: StaticPages): void {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('index.html') && !name.includes('node_modules'),
  );

  function render(file: string): string {
    const hook = plugin.transformIndexHtml as unknown as { handler: (html: string) => string };
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

    it('can be filled in and sent before its script is there', () => {
      for (const form of document.querySelectorAll('form[data-early]'))
        expect(form.querySelector(':disabled')).toBeNull();
      expect(document.querySelectorAll('form:not([data-early]) :disabled')).toHaveLength(0);
    });

    it('never sends a form by address', () => {
      for (const form of document.querySelectorAll('form')) expect(form.getAttribute('method')).toBe('post');
    });
  });

  it('finds all the pages', () => {
    expect(files).toHaveLength(count);
  });
}
