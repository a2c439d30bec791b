import type { Next, Principal } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { api, face } from './tenant';

const KEY = 'zhibu.to';

/** Only a path of this site, and never one of these pages: a log-in must not become a redirect to elsewhere. */
export function safePath(to: string | null): string | undefined {
  if (!to?.startsWith('/')) return undefined;
  // the browser's own reading: it sees through //host, /\\host and control characters
  const url = new URL(to, location.origin);
  if (url.origin !== location.origin || /^\/login(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}

/** Where the person wanted to go is kept over the steps of the log-in, in this tab only. */
export function rememberDestination(): void {
  const to = safePath(new URLSearchParams(location.search).get('to'));
  try {
    if (to) sessionStorage.setItem(KEY, to);
    else sessionStorage.removeItem(KEY);
  } catch {
    // then it is the home page
  }
}

async function destination(): Promise<string> {
  let to: string | undefined;
  try {
    to = safePath(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
  } catch {
    // storage may be forbidden
  }
  return to ?? ((await face).kind === 'platform' ? '/console/' : '/');
}

const STEPS: Record<Exclude<Next, 'done'>, string> = {
  totp: '/login/totp/',
  enrol_totp: '/login/enrol/',
  change_password: '/login/password/',
};

/** Goes to the step the server asks for. `replace`: a spent step has no place in the history. */
export async function proceed(next: Next): Promise<void> {
  location.replace(next === 'done' ? await destination() : STEPS[next]);
}

/** After a step that answers nothing: what remains to be done. */
export async function proceedBySession(): Promise<void> {
  const { next } = await ask<Pick<Principal, 'next'>>('GET', `${await api()}/session`);
  await proceed(next);
}

/** The secret of a mailed link. It stands behind the `#`, which browsers send to nobody. */
export const linkToken = (): string => new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
