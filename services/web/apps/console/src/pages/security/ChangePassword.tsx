import { call } from '@zhibu/api';
import { Form, Input } from 'antd';
import { api } from '../../api/client';
import { I, session } from '../../api/identity';
import { usePrefetched } from '../../api/prefetched';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

interface Values {
  current: string;
  new: string;
  again: string;
}

const EMPTY: Values = { current: '', new: '', again: '' };

export function ChangePassword({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const { tenant } = usePrefetched(session());
  const policy = tenant.password_policy;
  const change = useAction({
    run: (values: Values) =>
      call(api.POST('/api/identity/password', { body: { current: values.current, new: values.new } })),
    stale: [I.sessions],
    done: t('security.passwordChanged'),
    onDone: onClose,
    inForm: true,
  });
  const required = (label: string) => ({ required: true, message: t('form.required', { label }) });
  return (
    <DrawerForm
      open={open}
      title={t('security.changePassword')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => change.mutate(values)}
      submitError={change.error}
      loading={change.isPending}
    >
      <Form.Item name="current" label={t('security.current')} rules={[required(t('security.current'))]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="new"
        label={t('security.new')}
        extra={t('security.rule', { length: policy.min_length, classes: policy.min_classes })}
        rules={[
          required(t('security.new')),
          { min: policy.min_length, message: t('security.short', { length: policy.min_length }) },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('security.again')}
        dependencies={['new']}
        rules={[
          required(t('security.again')),
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || getFieldValue('new') === value
                ? Promise.resolve()
                : Promise.reject(new Error(t('security.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </DrawerForm>
  );
}
