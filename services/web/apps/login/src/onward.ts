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
    // whoever only came to the address is led by what they are
    if (to && to !== '/') sessionStorage.setItem(KEY, to);
    else sessionStorage.removeItem(KEY);
  } catch {
    // then it is the home page
  }
}

const session = async () => ask<Principal>('GET', `${await api()}/session`);

const isOffice = ({ role }: Principal['roles'][number]): boolean => !/^(member|resident)$/.test(role);

/** Whoever has an office and is no member has nothing to do in the members' app. */
async function home(): Promise<string> {
  if ((await face).kind === 'platform') return '/console/';
  const who = await session().catch(() => undefined);
  return who && !who.member_id && who.roles.some(isOffice) ? '/console/' : '/';
}

async function destination(): Promise<string> {
  let to: string | undefined;
  try {
    to = safePath(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
  } catch {
    // storage may be forbidden
  }
  return to ?? home();
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
  await proceed((await session()).next);
}
