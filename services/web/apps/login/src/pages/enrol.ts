import type { Next, TotpEnrolment } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { isProblem, Problem } from '@zhibu/api/problem';
import { at, say, swap } from '../dom';
import { showEnrolment } from '../enrolment';
import { proceed, proceedBySession } from '../flow';
import { codeError, digits, onSubmit, type Values, words } from '../form';
import { page } from '../frame';
import { showCodes } from '../recovery-codes';
import { t } from '../words';

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

/** The page was loaded again after the confirmation: nothing is left to set up, and the codes are not shown twice. */
function goOn(): void {
  at('enter').addEventListener('click', async () => {
    say(at('on-problem'), undefined);
    try {
      await proceedBySession();
    } catch (error) {
      say(at('on-problem'), error instanceof Problem ? words(error) : t('problem.server'));
    }
  });
  swap(at('setup'), at('on'));
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
    else say(at('problem'), error instanceof Problem ? words(error) : t('problem.server'));
  } finally {
    at('loading').hidden = true;
  }
});
