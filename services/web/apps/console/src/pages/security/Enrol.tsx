import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Form, Input } from 'antd';
import { api } from '../../api/client';
import { I } from '../../api/identity';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Failed, Loading } from '../../layouts/states';

interface EnrolProps {
  open: boolean;
  onClose: () => void;
  onCodes: (codes: string[]) => void;
}

function Secret() {
  const t = useT();
  // A secret of its own for every opening; nothing keeps it afterwards.
  const { data, error, refetch } = useQuery({
    queryKey: ['totp', 'enrolment'],
    queryFn: () => call(api.POST('/api/identity/totp')),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div className="enrolment">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(data.qr_svg)}`}
        alt={t('security.qr')}
        width="180"
        height="180"
      />
      <div>
        <p>{t('security.orType')}</p>
        <p className="code secret">{data.secret.replace(/(.{4})/g, '$1 ').trim()}</p>
      </div>
    </div>
  );
}

/** Binds an authenticator: scan, type the code it shows, keep the recovery codes. */
export function Enrol({ open, onClose, onCodes }: EnrolProps) {
  const t = useT();
  const confirm = useAction({
    run: (code: string) => call(api.POST('/api/identity/totp/confirm', { body: { code } })),
    stale: [I.session],
    onDone: ({ recovery_codes }) => {
      onClose();
      onCodes(recovery_codes);
    },
    inForm: true,
  });
  return (
    <DrawerForm
      open={open}
      title={t('security.enrol')}
      onClose={onClose}
      initial={{ code: '' }}
      onSubmit={({ code }) => confirm.mutate(code.replace(/\s/g, ''))}
      submitError={confirm.error}
      loading={confirm.isPending}
      submitLabel={t('security.confirmCode')}
    >
      <p className="drawer-text">{t('security.scan')}</p>
      <Secret />
      <Form.Item
        name="code"
        label={t('security.code')}
        rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: t('security.codeForm') }]}
        validateTrigger="onBlur"
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
      </Form.Item>
    </DrawerForm>
  );
}
