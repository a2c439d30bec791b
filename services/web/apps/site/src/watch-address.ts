import { ask } from '@zhibu/api/http';
import { type Key, subscribe, t } from './words';

export interface Terms {
  version: string;
  open: boolean;
  base_domain: string;
  chapters: { title: string; paragraphs: string[] }[];
}

interface Address {
  slug: string;
  state: 'free' | 'taken' | 'reserved' | 'malformed';
  code: string | null;
  url: string | null;
}

const PAUSE = 350;

/**
 * Says while somebody types whether the address can be had. The application itself is asked again when it is sent. `own`
 * is the address this tab has asked for: it is taken, by whoever is asking.
 */
export function watchAddress(input: HTMLInputElement, place: HTMLElement, own: () => string | undefined): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Address | undefined;
  const paint = () => {
    place.dataset.state = last?.state ?? '';
    if (!last) place.textContent = '';
    else if (last.state === 'free') place.textContent = t('address.free', { url: last.url ?? '' });
    else place.textContent = t(`address.${last.code ?? 'slug_taken'}` as Extract<Key, 'address.slug_taken'>);
  };
  const look = async () => {
    const typed = input.value;
    const query = new URLSearchParams({ slug: typed });
    const found = await ask<Address>('GET', `/api/identity/signups/address?${query}`).catch(() => undefined);
    // what was typed meanwhile is what counts
    if (typed !== input.value) return;
    last = found;
    paint();
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    last = undefined;
    paint();
    if (input.value.trim() !== '' && input.value !== own()) timer = setTimeout(() => void look(), PAUSE);
  });
  subscribe(paint);
}
