import type { Page } from '@playwright/test';

/** Whether fingers or old eyes are at this page: on a phone, and in the elder mode everywhere. */
function touchedHere(): boolean {
  const elder = (document.documentElement.dataset.size ?? 'normal') !== 'normal';
  return elder || matchMedia('(max-width: 767px), (pointer: coarse)').matches;
}

export const touched = (page: Page): Promise<boolean> => page.evaluate(touchedHere);

/**
 * What is smaller in the members' app than the rules for elderly people ask: 44 px, in the elder mode 60. A link within
 * a sentence is as high as its line; a box to tick is as large as its label.
 */
function tooSmall(): string[] {
  // the app has its four places on every page
  if (!document.querySelector('nav.places')) return [];
  const elder = (document.documentElement.dataset.size ?? 'normal') !== 'normal';
  const least = elder ? 60 : 44;
  const told = (node: Node) => node.nodeType === Node.TEXT_NODE && Boolean(node.nodeValue?.trim());
  const inSentence = (element: Element) =>
    getComputedStyle(element).display === 'inline' && [...(element.parentElement?.childNodes ?? [])].some(told);
  const target = (element: Element): Element => {
    const box = element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type);
    return (box && element.labels?.[0]) || element;
  };
  const small: string[] = [];
  for (const found of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    const element = target(found);
    const { width, height, bottom } = element.getBoundingClientRect();
    // the link past the navigation waits above the page
    if (!element.checkVisibility({ visibilityProperty: true }) || bottom + scrollY <= 0 || inSentence(element))
      continue;
    if (Math.min(width, height) + 0.5 >= least) continue;
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? '';
    small.push(`${element.tagName}.${element.className} “${name}” ${Math.round(width)} × ${Math.round(height)} px`);
  }
  return small.map((one) => `smaller than ${least} px: ${one}`);
}

export async function targets(page: Page): Promise<string[]> {
  return (await touched(page)) ? page.evaluate(tooSmall) : [];
}
