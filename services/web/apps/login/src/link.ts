import { ask } from '@zhibu/api/http';
import type { Problem } from '@zhibu/api/problem';
import { at, say, swap } from './dom';
import { linkToken } from './flow';
import { words } from './form';
import { locale } from './words';

/** Whether a refusal is about the link. It is not where too many ask, or where the service or the network is away. */
const ofLink = (error: unknown): boolean => /^4(?!29)/.test(`${(error as Partial<Problem>).status}`);

/** What could not be asked can be asked again: the link is as good as before. */
function offerAgain(error: unknown): void {
  delete at('loading').dataset.t;
  say(at('loading'), words(error));
  at('retry').hidden = false;
  at('retry').onclick = () => location.reload();
}

/** Looks at what a mailed link stands for; where it stands for nothing any more, the page says why and what to do. */
export async function preview<T>(path: string): Promise<T | undefined> {
  try {
    return await ask<T>('POST', path, { token: linkToken() });
  } catch (error) {
    if (!ofLink(error)) offerAgain(error);
    else {
      say(at('bad-detail'), words(error));
      at('loading').hidden = true;
      swap(at('good'), at('bad'));
    }
    return undefined;
  }
}

export function reveal(): void {
  at('loading').hidden = true;
  at('good').hidden = false;
}

/** Until when a link works, by Beijing time. */
export function until(instant: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(locale() === 'en' ? 'en-GB' : 'zh-CN', options).format(new Date(instant));
}
