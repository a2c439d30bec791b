import { idempotencyKey } from '@zhibu/api/headers';
import { ask } from '@zhibu/api/http';
import { asProblem } from '@zhibu/api/problem';
import { at, shown, swap } from '../dom';
import { onSubmit, type Values } from '../form';
import { page } from '../frame';
import { type Terms, watchAddress } from '../watch-address';
import { locale, subscribe, t } from '../words';

/** One application of this browser: sent again with a correction, it takes the place of the first. */
const key = idempotencyKey();

let terms: Terms | undefined;

async function send(values: Values): Promise<{ expires_at: string }> {
  const body = { ...values, terms_version: terms?.version ?? '', terms_accepted: values.terms_accepted === 'true' };
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'accept-language': document.documentElement.lang,
    'idempotency-key': key,
  };
  const init = { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body) } as const;
  const answer = await fetch('/api/identity/signups', init);
  const json = await answer.json().catch(() => undefined);
  if (!answer.ok) throw asProblem(answer, json);
  return json;
}

function tell(mail: string, until: string): void {
  const paint = () => {
    at('sent-to').textContent = t('signup.sent_to', { mail });
    at('sent-until').textContent = t('signup.sent_until', { until: shown(until, locale()) });
  };
  paint();
  subscribe(paint);
}

page(async () => {
  at('suffix').textContent = `.${location.host}`;
  watchAddress(at<HTMLInputElement>('slug'), at('slug-state'));
  at('again').addEventListener('click', () => {
    swap(at('sent'), at('ask'));
    at('contact_email').focus();
  });
  onSubmit(at<HTMLFormElement>('form'), async (values) => {
    terms ??= await ask<Terms>('GET', '/api/identity/signups/terms');
    const { expires_at } = await send(values);
    tell(values.contact_email ?? '', expires_at);
    swap(at('ask'), at('sent'));
  });
  terms = await ask<Terms>('GET', '/api/identity/signups/terms').catch(() => undefined);
  if (terms && !terms.open) swap(at('ask'), at('closed'));
});
