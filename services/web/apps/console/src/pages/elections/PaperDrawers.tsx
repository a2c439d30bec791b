import type { ReactNode } from 'react';
import {
  approveCongress,
  approveShift,
  type ConfirmationIn,
  cancel,
  confirm,
  E,
  type ElectionDetail,
  type ElectionStep,
  refuse,
  takeBack,
} from '../../api/elections';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { WordField } from '../dues/fields';
import { today } from '../posts/term';
import type { StepProps } from './drawers';

interface Values {
  confirmation: ConfirmationIn['confirmation'];
  doc_no: string;
  decided_on: string;
  reason: string;
}

interface PaperFormProps extends StepProps {
  step: ElectionStep;
  what: string;
  run: (values: Values) => Promise<ElectionDetail>;
  danger?: boolean;
  children: ReactNode;
}

/** A step that is a paper, or a reason, and nothing else. */
function PaperForm({ of, onClose, step, what, run, danger = false, children }: PaperFormProps) {
  const t = useT();
  const save = useAction({
    run,
    stale: [E, '/records/posts', '/records/units'],
    done: (after: ElectionDetail) => t('election.done', { state: t(`electionState.${after.state}`) }),
    onDone: onClose,
    inForm: true,
  });
  const first: Values = {
    confirmation: of.answers.find((one) => !one.paper)?.confirmation ?? 'approved',
    doc_no: '',
    decided_on: today(),
    reason: '',
  };
  return (
    <DrawerForm<Values>
      open
      title={t(`electionStep.${step}`)}
      onClose={onClose}
      initial={first}
      onSubmit={(values) => save.mutate({ ...first, ...values })}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t(`electionStep.${step}`)}
      danger={danger}
    >
      <p className="drawer-text">{what}</p>
      {children}
    </DrawerForm>
  );
}

function Paper() {
  const t = useT();
  return (
    <>
      <TextField name="doc_no" label={t('election.docNo')} required max={100} help={t('election.docNoHelp')} />
      <DateField name="decided_on" label={t('election.decidedOn')} required past />
    </>
  );
}

function Reason() {
  const t = useT();
  return <TextField name="reason" label={t('transfer.why')} required max={300} rows={2} />;
}

export function ShiftDrawer(props: StepProps) {
  const t = useT();
  const run = ({ doc_no, decided_on }: Values) => approveShift(props.of, { doc_no, decided_on });
  return (
    <PaperForm {...props} step="approve_shift" what={t('election.shiftWhat')} run={run}>
      <Paper />
    </PaperForm>
  );
}

export function CongressDrawer(props: StepProps) {
  const t = useT();
  const run = ({ doc_no, decided_on }: Values) => approveCongress(props.of, { doc_no, decided_on });
  return (
    <PaperForm {...props} step="approve_congress" what={t('congress.approveWhat')} run={run}>
      <Paper />
    </PaperForm>
  );
}

export function ConfirmDrawer(props: StepProps) {
  const t = useT();
  const asked = props.of.answers.filter((one) => !one.paper);
  const what = props.of.kind === 'delegates' ? t('congress.confirmWhat') : t('election.confirmWhat');
  const run = ({ confirmation, doc_no, decided_on }: Values) => confirm(props.of, { confirmation, doc_no, decided_on });
  return (
    <PaperForm {...props} step="confirm" what={what} run={run}>
      <WordField
        name="confirmation"
        label={t('election.answer')}
        required
        options={asked.map((one) => ({ value: one.confirmation, label: t(`confirmation.${one.confirmation}`) }))}
      />
      <Paper />
    </PaperForm>
  );
}

export function RefuseDrawer(props: StepProps) {
  const t = useT();
  const run = ({ reason, decided_on }: Values) => refuse(props.of, { reason, decided_on });
  return (
    <PaperForm {...props} step="refuse" what={t('election.refuseWhat')} run={run} danger>
      <Reason />
      <DateField name="decided_on" label={t('election.decidedOn')} required past />
    </PaperForm>
  );
}

export function TakeBackDrawer(props: StepProps) {
  const t = useT();
  return (
    <PaperForm
      {...props}
      step="take_back"
      what={t('election.takeBackWhat')}
      run={({ reason }) => takeBack(props.of, reason)}
      danger
    >
      <Reason />
    </PaperForm>
  );
}

export function CancelDrawer(props: StepProps) {
  const t = useT();
  return (
    <PaperForm
      {...props}
      step="cancel"
      what={t('election.cancelWhat')}
      run={({ reason }) => cancel(props.of, reason)}
      danger
    >
      <Reason />
    </PaperForm>
  );
}
