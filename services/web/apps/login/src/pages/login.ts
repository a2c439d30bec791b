import type { Next } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { isProblem } from '@zhibu/api/problem';
import { takeVisit } from '@zhibu/api/visit';
import { at, say } from '../dom';
import { digits, factorError, onSubmit, type Values } from '../form';
import { page } from '../frame';
import { proceed, rememberDestination } from '../onward';
import { armCaps } from '../reveal';
import { api, face } from '../tenant';
import { showAnnouncements } from '../told';
import { visitOver } from '../visit-over';
import { more, paintWords } from '../words';

/** Only this page says it, so the others do not carry it. */
const tell = more(
  { out: '您已安全退出。', reset: '密码已修改，请用新密码登录。' },
  { out: 'You are signed out.', reset: 'The password is changed. Log in with the new one.' },
);

/** Operators log in with both factors at once and can ask nobody for a reset by mail. */
async function becomeOperator(): Promise<void> {
  if ((await face).kind !== 'platform') return;
  at('title').dataset.t = 'login.operator_title';
  at('lead').hidden = true;
  at('helpers').hidden = true;
  at('operator-code').hidden = false;
  at<HTMLInputElement>('totp').required = true;
  paintWords(at('main'));
}

function greet(): void {
  const query = new URLSearchParams(location.search);
  if (query.has('signed-out')) say(at('notice'), tell('out'));
  if (query.has('reset')) say(at('notice'), tell('reset'));
}

/** An operator's password that is too old is changed in the same step. */
function renew(error: unknown): void {
  if (!isProblem(error, 'password_expired') || !at('renewal').hidden) throw error;
  at('renewal').hidden = false;
  const fresh = at<HTMLInputElement>('new_password');
  fresh.required = true;
  // the code that was just used is not good twice
  at<HTMLInputElement>('totp').value = '';
  fresh.focus();
}

async function logIn({ totp, ...values }: Values): Promise<void> {
  const body = totp === undefined ? values : { ...values, totp: digits(totp) };
  try {
    const { next = 'done' } = await ask<{ next?: Next }>('POST', `${await api()}/sessions`, body);
    await proceed(next);
  } catch (error) {
    renew(error);
  }
}

page(async () => {
  const platform = takeVisit();
  if (platform) return visitOver(platform);
  rememberDestination();
  greet();
  armCaps(at<HTMLInputElement>('password'), at('caps'));
  const ready = becomeOperator();
  onSubmit(at<HTMLFormElement>('form'), {
    send: logIn,
    check: ({ totp }) => (totp === undefined ? {} : { totp: factorError(totp) }),
    ready,
  });
  await ready;
  if ((await face).kind === 'tenant') await showAnnouncements();
});
