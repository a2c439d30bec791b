/** The element with this id. The pages and their scripts are written together: a missing one is a mistake here. */
export function at<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as E;
}

export function say(element: HTMLElement, text: string | undefined): void {
  element.textContent = text ?? '';
  element.hidden = !text;
}

/** Shows one part of the page instead of another and tells a screen reader by moving the focus to its heading. */
export function swap(from: HTMLElement, to: HTMLElement): void {
  from.hidden = true;
  to.hidden = false;
  to.querySelector<HTMLElement>('h1')?.focus();
}

/** Instants by Beijing time. */
export function shown(instant: string, locale: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', options).format(new Date(instant));
}
