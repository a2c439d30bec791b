import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { useState } from 'react';
import { api } from '../api';
import { Dialog, Loaded, PasswordInput, Refused, SendOrLeave, TextInput, toast } from '../kit';
import { useSend } from '../use-send';
import { t } from '../words';
import { Codes } from './recovery-codes';

interface Props {
  onClose: () => void;
}

/** Digits as a Chinese input method or a careful typist writes them. */
const digits = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

function Enrolment({ onCodes, onClose }: Props & { onCodes: (codes: string[]) => void }) {
  const [code, setCode] = useState('');
  const enrolment = useQuery({
    queryKey: ['totp'],
    queryFn: () => call(api.POST('/api/identity/totp')),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const form = useSend({
    fields: ['code'],
    check: () => ({ code: /^\d{6}$/.test(digits(code)) ? undefined : t('security.six_digits') }),
    send: async () => {
      const body = { code: digits(code) };
      onCodes((await call(api.POST('/api/identity/totp/confirm', { body }))).recovery_codes);
    },
  });
  return (
    <Loaded query={enrolment}>
      {({ qr_svg, secret, otpauth_url }) => (
        <form noValidate onSubmit={form.onSubmit}>
          <Refused why={form.problem} />
          <p>{t('security.scan')}</p>
          {/* as a picture, not as markup: nothing in it can run */}
          <img
            className="qr"
            src={`data:image/svg+xml;utf8,${encodeURIComponent(qr_svg)}`}
            alt={t('security.scan_alt')}
          />
          <p className="key">
            <small>{t('security.key')}</small>
            <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>
            <a className="button" href={otpauth_url}>
              {t('security.open_app')}
            </a>
          </p>
          <TextInput
            label={t('security.enter_code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            onValue={setCode}
            error={form.errors.code}
          />
          <SendOrLeave busy={form.busy} onLeave={onClose}>
            {t('security.confirm')}
          </SendOrLeave>
        </form>
      )}
    </Loaded>
  );
}

export function EnrolTotp({ onClose }: Props) {
  const [codes, setCodes] = useState<string[]>();
  return (
    <Dialog title={t(codes ? 'security.codes_title' : 'home.todo_totp')} onClose={codes ? undefined : onClose}>
      {codes ? <Codes codes={codes} onDone={onClose} /> : <Enrolment onCodes={setCodes} onClose={onClose} />}
    </Dialog>
  );
}

interface AskProps extends Props {
  hint: string;
  action: string;
  danger?: boolean;
  send: (password: string) => Promise<unknown>;
}

/** What weakens an account asks for the password again. */
function AskPassword({ hint, action, danger = false, send, onClose }: AskProps) {
  const [password, setPassword] = useState('');
  const form = useSend({
    fields: ['password'],
    check: () => ({ password: password ? undefined : t('common.required') }),
    send: () => send(password),
  });
  return (
    <form noValidate onSubmit={form.onSubmit}>
      <p className="lead">{hint}</p>
      <Refused why={form.problem} />
      <PasswordInput
        label={t('security.password_confirm')}
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={form.errors.password}
      />
      <SendOrLeave busy={form.busy} onLeave={onClose} danger={danger}>
        {action}
      </SendOrLeave>
    </form>
  );
}

export function DisableTotp({ onClose }: Props) {
  return (
    <Dialog title={t('security.totp_disable_ask')} onClose={onClose}>
      <AskPassword
        danger
        hint={t('security.totp_disable_hint')}
        action={t('security.totp_disable')}
        onClose={onClose}
        send={async (password) => {
          await call(api.DELETE('/api/identity/totp', { body: { password } }));
          toast(t('security.totp_disabled'));
          onClose();
        }}
      />
    </Dialog>
  );
}

export function NewCodes({ onClose }: Props) {
  const [codes, setCodes] = useState<string[]>();
  return (
    <Dialog title={t(codes ? 'security.codes_title' : 'security.codes_new')} onClose={codes ? undefined : onClose}>
      {codes ? (
        <Codes codes={codes} onDone={onClose} />
      ) : (
        <AskPassword
          hint={t('security.codes_hint')}
          action={t('security.codes_new')}
          onClose={onClose}
          send={async (password) => {
            const answer = await call(api.POST('/api/identity/totp/recovery-codes', { body: { password } }));
            setCodes(answer.recovery_codes);
          }}
        />
      )}
    </Dialog>
  );
}
