import { idempotencyKey } from '@zhibu/api/headers';
import type { Values } from './form';

/** What the server says of an application it has taken. */
export interface Answer {
  expires_at: string;
  held_until: string;
  resend_at: string;
}

/** What this tab has sent: a reload loses nothing, and the letter can be sent again and its mailbox corrected. */
export interface Sent {
  values: Values;
  expires_at: string;
  held_until: string;
  /** By this browser's clock, which may be wrong. */
  resendAt: number;
}

interface Kept {
  key: string;
  sent?: Sent;
  /** What was sent and is confirmed: a refusal may be answered by the same, put right. */
  confirmed?: Values;
}

const PLACE = 'zhibu.signup';

function load(): Kept {
  try {
    const kept: Partial<Kept> = JSON.parse(sessionStorage.getItem(PLACE) ?? '{}');
    if (kept.key) return { ...kept, key: kept.key };
  } catch {
    // a browser that keeps nothing, or something else under this name
  }
  return keep({ key: idempotencyKey() });
}

function keep(now: Kept): Kept {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(now));
  } catch {
    // then it is known as long as the page is there
  }
  return now;
}

let kept = load();

/** The word of one application: sent again with a correction, it takes the place of the first. */
export const key = (): string => kept.key;

/** What was sent and can still be confirmed. */
export const sent = (now = Date.now()): Sent | undefined =>
  kept.sent && Date.parse(kept.sent.expires_at) > now ? kept.sent : undefined;

/** Whether this is what was sent, word for word. */
export const isSame = (values: Values): boolean => JSON.stringify(values) === JSON.stringify(sent()?.values);

/** `date` is the instant of the answer by the server's clock. */
export function remember(values: Values, answer: Answer, date: string | null, now = Date.now()): void {
  const then = date ? Date.parse(date) : now;
  const wait = Date.parse(answer.resend_at) - (Number.isNaN(then) ? now : then);
  const { expires_at, held_until } = answer;
  kept = keep({ key: kept.key, sent: { values, expires_at, held_until, resendAt: now + wait } });
}

/** The next letter is so many seconds away. */
export function putOff(seconds: number, now = Date.now()): void {
  if (kept.sent) kept = keep({ ...kept, sent: { ...kept.sent, resendAt: now + seconds * 1000 } });
}

/** Whether the application under this address was sent from this tab. */
export const isOwn = (url: string): boolean => {
  const slug = (sent()?.values ?? kept.confirmed)?.slug;
  return slug !== undefined && new URL(url).hostname.startsWith(`${slug.trim().toLowerCase()}.`);
};

/** Reads anew what this tab has sent: another of its pages may have settled it. */
export function reread(): void {
  kept = load();
}

/** Its mailbox is confirmed: what is sent from now on is another application. */
export function settle(): void {
  if (!kept.sent) return;
  // the agreements are read and agreed to anew
  const { terms_accepted: _, ...confirmed } = kept.sent.values;
  kept = keep({ key: idempotencyKey(), confirmed });
}

/** What the confirmed application of this tab said. */
export const confirmed = (): Values | undefined => kept.confirmed;

/** From now on what is sent is another application. */
export function forget(): void {
  kept = keep({ key: idempotencyKey() });
}
