import type { Next, TotpEnrolment } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { isProblem } from '@zhibu/api/problem';
import { goOn } from '../already-on';
import { at, say, swap } from '../dom';
import { showEnrolment } from '../enrolment';
import { codeError, digits, onSubmit, type Values, words } from '../form';
import { page } from '../frame';
import { proceed } from '../onward';
import { showCodes } from '../recovery-codes';

interface Confirmed {
  recovery_codes: string[];
  next: Next;
}

async function confirm({ code = '' }: Values): Promise<void> {
  const body = { code: digits(code) };
  const { recovery_codes, next } = await ask<Confirmed>('POST', '/api/identity/totp/confirm', body);
  await showCodes(recovery_codes, () => proceed(next));
  swap(at('setup'), at('codes'));
}

page(async () => {
  onSubmit(at<HTMLFormElement>('form'), {
    send: confirm,
    check: ({ code = '' }) => ({ code: codeError(code) }),
  });
  try {
    showEnrolment(await ask<TotpEnrolment>('POST', '/api/identity/totp'));
  } catch (error) {
    if (isProblem(error, 'totp_already_enabled')) goOn();
    else say(at('problem'), words(error));
  } finally {
    at('loading').hidden = true;
  }
});
