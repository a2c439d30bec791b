import { Form, Select } from 'antd';
import { inviteOperator, O, type Operator, type OperatorIn, setOperatorRole } from '../api/operator';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { LanguageField } from '../forms/LanguageField';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useI18n, useT, word } from '../i18n';
import { Notice } from '../kit/Notice';

const ROLES = ['admin', 'support', 'auditor'] as const;

function RoleField() {
  const t = useT();
  const options = ROLES.map((role) => ({
    value: role,
    label: `${word(t, 'operatorRole', role)} · ${word(t, 'operatorRoleWhat', role)}`,
  }));
  return (
    <Form.Item name="role" label={t('people.role')} rules={[{ required: true }]}>
      <Select options={options} />
    </Form.Item>
  );
}

/** Somebody is invited to run the platform. */
export function InviteDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, locale } = useI18n();
  const keyOf = useKeyOf(open);
  const action = useAction({
    run: (values: OperatorIn) => inviteOperator(values, keyOf(values)),
    stale: [O.operators, O.log],
    done: (made) => t('people.invited', { name: made.display_name }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<OperatorIn>
      open={open}
      title={t('people.invite')}
      onClose={onClose}
      initial={{ display_name: '', email: '', role: 'support', locale }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('people.invite')}
    >
      <Notice tone="info">{t('people.inviteWhat')}</Notice>
      <TextField name="display_name" label={t('people.name')} required max={80} />
      <TextField name="email" label={t('people.email')} required max={254} type="email" />
      <RoleField />
      <LanguageField />
    </DrawerForm>
  );
}

/** An operator gets another role. */
export function RoleDrawer({ of, onClose }: { of: Operator | undefined; onClose: () => void }) {
  const t = useT();
  const action = useAction({
    run: ({ role }: { role: Operator['role'] }) => setOperatorRole(of?.id ?? '', role),
    stale: [O.operators, O.log],
    done: t('people.roleSaved', { name: of?.display_name ?? '' }),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm
      open={of !== undefined}
      title={t('people.roleOf', { name: of?.display_name ?? '' })}
      onClose={onClose}
      initial={{ role: of?.role ?? 'auditor' }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
    >
      <RoleField />
    </DrawerForm>
  );
}
