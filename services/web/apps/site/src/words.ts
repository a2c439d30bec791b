import english from 'virtual:english';
import { createTranslator } from '@zhibu/i18n';
import zh from './catalogue/zh';

export const { t, use, locale, subscribe } = createTranslator(zh, async () => (await fetch(english)).json());

export type Key = keyof typeof zh;

/** Keys that need no parameter; those are the ones the pages hold. */
const plain = t as (key: string) => string;

/** Writes every text of the page anew in the current language. The page itself arrives in Chinese. */
export function paintWords(root: ParentNode = document): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-t]')) {
    element.textContent = plain(element.dataset.t ?? '');
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-t-label]')) {
    element.setAttribute('aria-label', plain(element.dataset.tLabel ?? ''));
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-t-alt]')) {
    element.setAttribute('alt', plain(element.dataset.tAlt ?? ''));
  }
}
