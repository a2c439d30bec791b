import { call } from '@zhibu/api';
import { api } from '../../../api/client';
import { type ApprovalIn, type Disposition, endOf, type LiftIn } from '../../../api/dispositions';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';
import { Choice, STALE } from './DispositionDrawer';

interface StepProps {
  of: Disposition | undefined;
  open: boolean;
  onClose: () => void;
}

const LEVELS: readonly ApprovalIn['level'][] = ['filed', 'committee', 'county'];

interface Approval extends Omit<ApprovalIn, 'level' | 'approved_on'> {
  level: ApprovalIn['level'] | null;
  approved_on: string | null;
}

/** The paper from above: from then on the decision is in force. */
export function ApproveDisposition({ of, open, onClose }: StepProps) {
  const t = useT();
  const save = useAction({
    run: (values: Approval) =>
      call(
        api.POST('/api/records/dispositions/{id}/approve', {
          params: { path: { id: of?.id ?? '' } },
          body: values as ApprovalIn,
        }),
      ),
    stale: STALE,
    done: t('disposition.approved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Approval>
      open={open}
      title={t('disposition.approve')}
      onClose={onClose}
      initial={{ level: null, approved_by: '', approved_on: null, doc_no: '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <p className="drawer-text">{t('disposition.approveWhat')}</p>
      <Choice name="level" label={t('disposition.level')} group="dispositionLevel" options={LEVELS} />
      <TextField name="approved_by" label={t('disposition.approver')} required max={200} />
      <DateField name="approved_on" label={t('disposition.approvedOn')} required past />
      <TextField name="doc_no" label={t('disposition.approvalNo')} required max={100} />
    </DrawerForm>
  );
}

interface Lifted extends Omit<LiftIn, 'lifted_on'> {
  lifted_on: string | null;
}

/** What was wrong is corrected, or the decision is revoked. What ends with its term is not entered. */
export function LiftDisposition({ of, open, onClose }: StepProps) {
  const t = useT();
  const end = endOf(of);
  const save = useAction({
    run: (values: Lifted) =>
      call(
        api.POST('/api/records/dispositions/{id}/lift', {
          params: { path: { id: of?.id ?? '' } },
          body: values as LiftIn,
        }),
      ),
    stale: STALE,
    done: t('disposition.entered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Lifted>
      open={open}
      title={t(`dispositionEnd.${end}`)}
      onClose={onClose}
      initial={{ lifted_on: null, doc_no: '' }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <p className="drawer-text">{t(`dispositionEndWhat.${end}`)}</p>
      <DateField name="lifted_on" label={t(`dispositionEndOn.${end}`)} required past />
      <TextField name="doc_no" label={t('register.docNo')} max={100} />
    </DrawerForm>
  );
}
