import type { Next } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { at } from '../dom';
import { codeError, digits, onSubmit, type Values } from '../form';
import { page } from '../frame';
import { proceed } from '../onward';
import { api } from '../tenant';
import { t } from '../words';

const [byCode, byRecovery] = [at('by-code'), at('by-recovery')];
const [code, recovery] = [at<HTMLInputElement>('code'), at<HTMLInputElement>('recovery_code')];

function swapWays(): void {
  const recovering = byCode.hidden === false;
  byRecovery.hidden = !recovering;
  byCode.hidden = recovering;
  at('lead').hidden = recovering;
  recovery.required = recovering;
  at('swap').dataset.t = recovering ? 'totp.use_code' : 'totp.use_recovery';
  at('swap').textContent = t(recovering ? 'totp.use_code' : 'totp.use_recovery');
  (recovering ? recovery : code).focus();
}

async function confirm(values: Values): Promise<void> {
  const body = byRecovery.hidden
    ? { code: digits(values.code ?? '') }
    : { recovery_code: (values.recovery_code ?? '').trim() };
  const { next } = await ask<{ next: Next }>('POST', `${await api()}/session/totp`, body);
  await proceed(next);
}

page(async () => {
  at('swap').addEventListener('click', swapWays);
  onSubmit(at<HTMLFormElement>('form'), {
    send: confirm,
    check: ({ code: typed }) => (typed === undefined ? {} : { code: codeError(typed) }),
  });
  code.focus();
});
