import { call } from '@zhibu/api';
import { api } from '../../../api/client';
import { type FloatingSpell, issueCertificate, R } from '../../../api/records';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { ReasonDrawer } from '../../../forms/ReasonDrawer';
import { useAction } from '../../../forms/useAction';
import { useKey } from '../../../forms/useKey';
import { useT } from '../../../i18n';

const STALE = [R.floating] as const;

interface Values {
  addressee: string;
  valid_until: string | null;
}

/** Issues a certificate for a stay that moves no relation. */
export function CertificateDrawer({ of, open, onClose }: { of: FloatingSpell; open: boolean; onClose: () => void }) {
  const t = useT();
  const key = useKey(open);
  const issue = useAction({
    run: ({ addressee, valid_until }: Values) =>
      issueCertificate(of.id, { addressee: addressee.trim(), ...(valid_until && { valid_until }) }, key),
    stale: STALE,
    done: t('certificate.issued'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('certificate.issueFor', { name: of.member_name })}
      onClose={onClose}
      initial={{ addressee: '', valid_until: of.expected_until ?? null }}
      onSubmit={(values) => issue.mutate(values)}
      submitError={issue.error}
      loading={issue.isPending}
      submitLabel={t('certificate.issue')}
    >
      <p className="drawer-text">{t('certificate.what')}</p>
      <TextField name="addressee" label={t('certificate.addressee')} required max={200} />
      <DateField name="valid_until" label={t('certificate.validUntil')} required />
    </DrawerForm>
  );
}

interface CancelProps {
  of: FloatingSpell['certificates'][number];
  open: boolean;
  onClose: () => void;
}

/** Cancels a wrong certificate; its number stays taken. */
export function CancelCertificate({ of, open, onClose }: CancelProps) {
  const t = useT();
  const params = { path: { id: of.id } };
  return (
    <ReasonDrawer
      open={open}
      onClose={onClose}
      title={t('certificate.cancelOf', { serial: of.serial })}
      label={t('certificate.reason')}
      max={300}
      rows={2}
      run={(reason) => call(api.POST('/api/records/stay-certificates/{id}/cancel', { params, body: { reason } }))}
      stale={STALE}
      done={t('certificate.cancelled')}
    >
      <p className="drawer-text">{t('certificate.cancelWhat')}</p>
    </ReasonDrawer>
  );
}
