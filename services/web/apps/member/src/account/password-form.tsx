import { call, type Tenant } from '@zhibu/api';
import { useState } from 'react';
import { api, client, queries } from '../api';
import { Button, PasswordInput, Refused, toast } from '../kit';
import { useSend } from '../use-send';
import { t } from '../words';

interface Props {
  policy: Tenant['password_policy'];
  userName: string | null | undefined;
}

const EMPTY = { current: '', next: '', again: '' };

export function PasswordForm({ policy, userName }: Props) {
  const [values, setValues] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setValues({ ...values, [name]: value });
  const form = useSend({
    fields: ['current', 'new'],
    check: () => ({
      current: values.current ? undefined : t('common.required'),
      new: values.next ? undefined : t('common.required'),
      again: values.next === values.again ? undefined : t('security.differs'),
    }),
    send: () => call(api.POST('/api/identity/password', { body: { current: values.current, new: values.next } })),
    done: () => {
      setValues(EMPTY);
      toast(t('security.password_saved'));
      // the server ends the other sessions with the old password
      void client.invalidateQueries(queries.sessions);
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit}>
      <Refused why={form.problem} />
      <input type="text" hidden readOnly autoComplete="username" value={userName ?? ''} />
      <PasswordInput
        label={t('security.current')}
        autoComplete="current-password"
        value={values.current}
        onValue={set('current')}
        error={form.errors.current}
      />
      <PasswordInput
        label={t('security.new')}
        hint={t('security.rule', { n: policy.min_length, k: policy.min_classes })}
        autoComplete="new-password"
        value={values.next}
        onValue={set('next')}
        error={form.errors.new}
      />
      <PasswordInput
        label={t('security.again')}
        autoComplete="new-password"
        value={values.again}
        onValue={set('again')}
        error={form.errors.again}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={form.busy}>
          {t('security.save_password')}
        </Button>
      </div>
    </form>
  );
}
