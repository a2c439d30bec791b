import { Form, Input } from 'antd';
import { DrawerForm } from '../../forms/DrawerForm';
import { useT } from '../../i18n';

interface ConfirmDrawerProps {
  open: boolean;
  title: string;
  text: string;
  submitLabel: string;
  danger?: boolean;
  onClose: () => void;
  onSubmit: (password: string) => void;
  submitError: unknown;
  loading: boolean;
}

/** Asks for the password again before something that weakens or renews the log-in. */
export function PasswordDrawer({ text, onSubmit, ...shell }: ConfirmDrawerProps) {
  const t = useT();
  return (
    <DrawerForm {...shell} initial={{ password: '' }} onSubmit={({ password }) => onSubmit(password)}>
      <p className="drawer-text">{text}</p>
      <Form.Item
        name="password"
        label={t('security.current')}
        rules={[{ required: true, message: t('form.required', { label: t('security.current') }) }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
    </DrawerForm>
  );
}
