import { call } from '@zhibu/api';
import { type ReactNode, useState } from 'react';
import { api } from '../api';
import { Dialog, PasswordInput, Refused, SendOrLeave, toast } from '../kit';
import { type Errors, useSend } from '../use-send';
import { t } from '../words';

interface Props {
  title: string;
  hint: string;
  action: string;
  /** What the password was asked for. */
  use: (proof: string) => Promise<unknown>;
  check?: () => string | undefined;
  done: string;
  /** What else is asked, with what is wrong of it. */
  children?: (errors: Errors) => ReactNode;
  onClose: () => void;
}

/** Asks for the password again before something that must not be done at a desk left alone. */
export function ProofDialog({ title, hint, action, use, check, done, children, onClose }: Props) {
  const [password, setPassword] = useState('');
  const form = useSend({
    fields: ['password', 'items', 'note'],
    check: () => ({ items: check?.(), password: password ? undefined : t('common.required') }),
    send: async () => {
      const { proof } = await call(api.POST('/api/identity/session/proof', { body: { password } }));
      await use(proof);
    },
    done: () => {
      toast(done);
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate onSubmit={form.onSubmit}>
        <Refused why={form.problem} />
        <p className="lead">{hint}</p>
        {children?.(form.errors)}
        <PasswordInput
          label={t('security.current')}
          autoComplete="current-password"
          value={password}
          onValue={setPassword}
          error={form.errors.password}
        />
        <SendOrLeave busy={form.busy} onLeave={onClose}>
          {action}
        </SendOrLeave>
      </form>
    </Dialog>
  );
}
