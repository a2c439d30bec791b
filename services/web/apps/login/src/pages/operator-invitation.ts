import type { OperatorInvitationPreview, TotpEnrolment } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { at, swap } from '../dom';
import { showEnrolment } from '../enrolment';
import { linkToken } from '../flow';
import { codeError, digits, onSubmit, type Values } from '../form';
import { page } from '../frame';
import { preview, reveal, until } from '../link';
import { newPassword } from '../new-password';
import { showCodes } from '../recovery-codes';
import { subscribe, t } from '../words';

const API = '/api/identity/operator/invitations';

function paint({ display_name, login_masked, expires_at }: OperatorInvitationPreview): void {
  at('greeting').textContent = t('operator.lead', { name: display_name });
  at('mail').textContent = t('operator.mail', { mail: login_masked, until: until(expires_at) });
}

/** Whoever runs the platform has the console alone. */
const goIn = async () => location.replace('/console/');

async function redeem(values: Values): Promise<void> {
  const body = { token: linkToken(), password: values.new, code: digits(values.code ?? '') };
  const { recovery_codes } = await ask<{ recovery_codes: string[] }>('POST', `${API}/redeem`, body);
  await showCodes(recovery_codes, goIn);
  swap(at('good'), at('codes'));
}

page(async () => {
  const found = await preview<OperatorInvitationPreview>(`${API}/preview`);
  if (!found) return;
  const enrolment = await preview<TotpEnrolment>(`${API}/totp`);
  if (!enrolment) return;
  paint(found);
  subscribe(() => paint(found));
  showEnrolment(enrolment);
  const check = await newPassword();
  onSubmit(at<HTMLFormElement>('form'), {
    send: redeem,
    check: (values) => ({ ...check(values), code: codeError(values.code ?? '') }),
    alias: { password: 'new' },
  });
  reveal();
});
