import { ask, send as fetched } from '@zhibu/api/http';
import { asProblem, isProblem, type Problem } from '@zhibu/api/problem';
import { type Answer, confirmed, forget, isSame, key, putOff, remember, reread, sent, settle } from '../application';
import { at, say, shown, swap } from '../dom';
import { fill, onSubmit, type Values, words } from '../form';
import { page } from '../frame';
import { type Terms, watchAddress } from '../watch-address';
import { locale, subscribe, t } from '../words';

const readTerms = () => ask<Terms>('GET', '/api/identity/signups/terms');
let terms: Terms | undefined;
let busy = false;

/** Sends an application; `again` asks for its letter once more. */
async function send(values: Values, again: boolean): Promise<void> {
  terms ??= await readTerms();
  const accepted = values.terms_accepted === 'true';
  const body = { ...values, terms_version: terms.version, terms_accepted: accepted, again };
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key() };
  const init = { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body) } as const;
  const answer = await fetched(new Request(new URL('/api/identity/signups', location.origin), init));
  const json: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw noted(asProblem(answer, json));
  remember(values, json as Answer, answer.headers.get('date'));
}

/** What a refusal says about the next try. */
function noted(problem: Problem): Problem {
  if (problem.code === 'signup_confirmed') settle();
  if (problem.code === 'terms_changed') {
    // what was not read is not agreed to
    terms = undefined;
    at<HTMLInputElement>('terms_accepted').checked = false;
  }
  if (problem.retryAfter) putOff(problem.retryAfter);
  return problem;
}

function paint(): void {
  const now = sent();
  if (!now) return;
  const [held, until] = [shown(now.held_until, locale()), shown(now.expires_at, locale())];
  at('sent-to').textContent = t('signup.sent_to', { mail: now.values.contact_email ?? '' });
  at('sent-until').textContent = t('signup.sent_until', { held, until });
}

/** The button says how long it has to wait. */
function tick(): void {
  const left = Math.ceil(((sent()?.resendAt ?? 0) - Date.now()) / 1000);
  const minutes = () => t('signup.resend_minutes', { n: Math.ceil(left / 60) });
  const waiting = () => (left > 90 ? minutes() : t('signup.resend_in', { n: left }));
  const text = left > 0 ? waiting() : t('signup.resend');
  const button = at<HTMLButtonElement>('resend');
  button.disabled = busy || left > 0;
  if (button.textContent !== text) button.textContent = text;
}

function news(text: string): void {
  at('resent').dataset.state = text ? 'free' : '';
  at('resent').textContent = text;
}

function show(): void {
  news('');
  say(at('resend-problem'), undefined);
  at('sent-calls').hidden = false;
  paint();
  tick();
  swap(at('ask'), at('sent'));
}

async function resend(): Promise<void> {
  const now = sent();
  if (busy || !now) return;
  busy = true;
  tick();
  news('');
  say(at('resend-problem'), undefined);
  try {
    await send(now.values, true);
    paint();
    news(t('signup.resent', { mail: now.values.contact_email ?? '' }));
  } catch (error) {
    if (isProblem(error, 'terms_changed')) {
      reopen(at<HTMLFormElement>('form'), { ...now.values, terms_accepted: '' });
      say(at('problem'), words(error));
    } else say(at('resend-problem'), words(error));
    // once it is confirmed nothing is sent or changed here
    at('sent-calls').hidden = sent() === undefined;
  } finally {
    busy = false;
    tick();
  }
}

/** Back to the form: with what was sent, to correct it, or empty, for another organisation. */
function reopen(form: HTMLFormElement, values: Values | undefined): void {
  if (values) fill(form, values);
  else form.reset();
  say(at('problem'), undefined);
  swap(at('sent'), at('ask'));
}

page(async () => {
  const form = at<HTMLFormElement>('form');
  at('suffix').textContent = `.${location.host}`;
  watchAddress(at<HTMLInputElement>('slug'), at('slug-state'), () => sent()?.values.slug);
  at('resend').addEventListener('click', () => void resend());
  at('again').addEventListener('click', () => {
    reopen(form, sent()?.values);
    at('contact_email').focus();
  });
  at('another').addEventListener('click', () => {
    forget();
    reopen(form, undefined);
  });
  onSubmit(form, async (values) => {
    await send(values, isSame(values));
    show();
  });
  // from a refusal: what was sent before, to put it right
  if (location.hash === '#again') fill(form, confirmed() ?? {});
  if (sent()) show();
  // the browser's way back may bring the page as it was left
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    reread();
    if (!sent() && !at('sent').hidden) reopen(form, undefined);
  });
  subscribe(() => {
    paint();
    tick();
  });
  setInterval(tick, 1000);
  terms = await readTerms().catch(() => undefined);
  if (terms && !terms.open && at('sent').hidden) swap(at('ask'), at('closed'));
});
