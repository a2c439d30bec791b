import type { InvitationPreview, Next } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { at, say } from '../dom';
import { linkToken } from '../flow';
import { onSubmit, type Values } from '../form';
import { page } from '../frame';
import { preview, reveal, until } from '../link';
import { newPassword } from '../new-password';
import { proceed } from '../onward';
import { more, subscribe } from '../words';

/** Only this page says it, so the others do not carry it. */
const tell = more(
  { lead: '{name}，您好。{organisation}邀请您使用支部云。', mail: '邀请发往 {mail}，{until}前有效。' },
  {
    lead: 'Welcome, {name}. {organisation} invites you to Zhibu.',
    mail: 'Sent to {mail}, valid until {until}.',
  },
);

function paint({ display_name, tenant_name, email_masked, expires_at }: InvitationPreview): void {
  at('greeting').textContent = tell('lead', { name: display_name, organisation: tenant_name });
  const mail = email_masked && tell('mail', { mail: email_masked, until: until(expires_at) });
  say(at('mail'), mail ?? undefined);
}

async function redeem(values: Values): Promise<void> {
  const user = values.user_name === undefined ? {} : { user_name: values.user_name };
  const body = { token: linkToken(), password: values.new, ...user };
  const { next } = await ask<{ next: Next }>('POST', '/api/identity/invitations/redeem', body);
  await proceed(next);
}

page(async () => {
  const found = await preview<InvitationPreview>('/api/identity/invitations/preview');
  if (!found) return;
  paint(found);
  subscribe(() => paint(found));
  at('user-name-field').hidden = !found.needs_user_name;
  at<HTMLInputElement>('user_name').required = found.needs_user_name;
  onSubmit(at<HTMLFormElement>('form'), {
    send: redeem,
    check: await newPassword(),
    alias: { password: 'new' },
  });
  reveal();
});
