import { Form, Input } from 'antd';
import { exportTicket, orderExport, P, type Snapshot } from '../../api/portability';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useI18n, useT } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { moment } from './columns';

/** The password, and the code of the telephone: asked for again before data leaves. */
function Proof() {
  const t = useT();
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  return (
    <>
      <Form.Item name="password" label={t('data.password')} rules={required(t('data.password'))}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="code" label={t('data.code')} extra={t('data.codeHelp')}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
    </>
  );
}

const NOTHING = { password: '', code: '', passphrase: '', again: '' };

/** Orders an export. The passphrase is asked for twice: a mistyped one could never be put right. */
export function ExportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const action = useAction({
    run: ({ password, code, passphrase }: typeof NOTHING) =>
      orderExport({ password, passphrase, ...(code && { code }) }),
    stale: [P.exports],
    done: t('data.ordered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm
      open={open}
      title={t('data.export')}
      onClose={onClose}
      initial={NOTHING}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('data.start')}
    >
      <Notice tone="warn">{t('data.exportWhat')}</Notice>
      <Form.Item
        name="passphrase"
        label={t('data.passphrase')}
        extra={t('data.passphraseHelp')}
        rules={[{ required: true, message: t('form.required', { label: t('data.passphrase') }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('data.passphraseAgain')}
        dependencies={['passphrase']}
        rules={[
          { required: true, message: t('form.required', { label: t('data.passphraseAgain') }) },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('passphrase')
                ? Promise.resolve()
                : Promise.reject(new Error(t('data.passphraseDiffers'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Proof />
    </DrawerForm>
  );
}

/** Fetches an export. The browser saves it as it comes: it may be larger than its memory. */
export function FetchDrawer({ of, onClose }: { of: Snapshot | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const action = useAction({
    run: ({ password, code }: { password: string; code: string }) => exportTicket(of?.id ?? '', password, code),
    done: t('data.fetching'),
    onDone: ({ url }) => {
      location.assign(url);
      onClose();
    },
    inForm: true,
  });
  return (
    <DrawerForm
      open={of !== undefined}
      title={t('data.fetchOf', { date: of ? moment(of, locale) : '' })}
      onClose={onClose}
      initial={{ password: '', code: '' }}
      onSubmit={(values) => action.mutate(values)}
      submitError={action.error}
      loading={action.isPending}
      submitLabel={t('data.fetch')}
    >
      <p className="drawer-text">{t('data.fetchWhat')}</p>
      <Proof />
    </DrawerForm>
  );
}
