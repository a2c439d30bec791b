import { preferredLocale, rememberLocale } from './locale';
import type { Translator } from './translator';

/** The words of a page that was written before its script came. */
export interface PageWords extends Pick<Translator<Record<string, string>>, 'locale' | 'use'> {
  /** Writes every text of the page anew in the current language. */
  paint(): void;
}

/** Writes the texts of a part of a page in the current language. The page itself arrives in Chinese. */
export function writeWords(t: (key: string) => string, root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-t]')) {
    element.textContent = t(element.dataset.t ?? '');
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-t-label]')) {
    element.setAttribute('aria-label', t(element.dataset.tLabel ?? ''));
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-t-alt]')) {
    element.setAttribute('alt', t(element.dataset.tAlt ?? ''));
  }
}

/** Goes over to the language that is preferred. */
export async function speakPreferred({ use, paint }: PageWords): Promise<void> {
  if (preferredLocale() !== 'en') return;
  // without the second catalogue the page stays readable in Chinese
  await use('en')
    .then(paint)
    .catch(() => rememberLocale('zh-CN'));
}

/** The button that goes over to the other language, named in that language. */
export function armLanguage(button: HTMLElement, { locale, use, paint }: PageWords): void {
  const mark = () => {
    button.lang = locale() === 'en' ? 'zh-CN' : 'en';
  };
  button.addEventListener('click', async () => {
    const next = locale() === 'en' ? 'zh-CN' : 'en';
    rememberLocale(next);
    await use(next).catch(() => undefined);
    paint();
    mark();
  });
  mark();
}
