import { call } from '@zhibu/api';
import { Form } from 'antd';
import { api } from '../../api/client';
import { type Account, type AssignmentIn, I } from '../../api/identity';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { AccountPicker } from '../../kit/AccountPicker';
import { RoleFields } from '../../kit/RoleFields';
import { placeOf } from '../../words/roles';

interface Values {
  account_id: string | null;
  role: string | null;
  unit_id: string | null;
  from: string | null;
  to: string | null;
}

const toBody = (values: Values): AssignmentIn => ({
  account_id: values.account_id ?? '',
  role: values.role ?? '',
  unit_id: placeOf(values.role) === 'whole' ? null : values.unit_id,
  ...(values.from && { from: values.from }),
  ...(values.to && { to: values.to }),
});

interface GrantDrawerProps {
  open: boolean;
  onClose: () => void;
  /** Whom, where that is already clear. */
  account?: Account;
}

/** Grants a role: to whom, which one, over which part of the organisation, and for how long. */
export function GrantDrawer({ open, onClose, account }: GrantDrawerProps) {
  const t = useT();
  const grant = useAction({
    run: (body: AssignmentIn) => call(api.POST('/api/identity/assignments', { body })),
    stale: [I.assignments, I.accounts],
    done: t('role.granted'),
    onDone: onClose,
    inForm: true,
  });
  const initial: Values = { account_id: account?.id ?? null, role: null, unit_id: null, from: null, to: null };
  return (
    <DrawerForm
      open={open}
      title={account ? t('role.grantTo', { name: account.display_name }) : t('role.grant')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => grant.mutate(toBody({ ...values, account_id: values.account_id ?? account?.id ?? null }))}
      submitError={grant.error}
      loading={grant.isPending}
      submitLabel={t('role.grant')}
    >
      {!account && (
        <Form.Item
          name="account_id"
          label={t('role.account')}
          rules={[{ required: true, message: t('form.required', { label: t('role.account') }) }]}
        >
          <AccountPicker />
        </Form.Item>
      )}
      <RoleFields />
      <div className="form-grid">
        <DateField name="from" label={t('role.from')} help={t('role.fromHelp')} />
        <DateField name="to" label={t('role.to')} help={t('role.toHelp')} />
      </div>
    </DrawerForm>
  );
}
