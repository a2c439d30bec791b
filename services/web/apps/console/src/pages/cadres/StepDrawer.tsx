import { type Appointment, type AppointmentStep, C, type StepIn, take } from '../../api/cadres';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { WordField } from '../dues/fields';
import { today } from '../posts/term';
import { needsReason } from './look';

interface StepDrawerProps {
  of: Appointment;
  step: AppointmentStep | undefined;
  onClose: () => void;
}

interface Values {
  on: string | null;
  until_on: string | null;
  place: string;
  reason: string;
  text: string;
  named: 'yes' | 'no';
  upheld: 'yes' | 'no';
  objection_id: string | null;
  doc_no: string;
}

const blank = (value: string | undefined): string | null => value?.trim() || null;

function bodyOf(step: AppointmentStep, values: Values): StepIn {
  return {
    step,
    on: values.on,
    reason: blank(values.reason),
    ...(step === 'start_notice' && { until_on: values.until_on, place: blank(values.place) }),
    ...(step === 'object' && { text: values.text, named: values.named === 'yes' }),
    ...(step === 'settle' && {
      text: values.text,
      upheld: values.upheld === 'yes',
      objection_id: values.objection_id,
    }),
    ...(step === 'appoint' && { doc_no: blank(values.doc_no) }),
  };
}

function OwnFields({ of, step }: { of: Appointment; step: AppointmentStep }) {
  const t = useT();
  const yesNo = (of: 'named' | 'upheld') =>
    (['no', 'yes'] as const).map((value) => ({ value, label: t(`appointment.${of}.${value}`) }));
  const open = of.objections.filter((one) => !one.settled_on).map((one) => ({ value: one.id, label: one.text }));
  switch (step) {
    case 'start_notice':
      return (
        <>
          <DateField name="until_on" label={t('appointment.untilOn')} help={t('appointment.untilHelp')} />
          <TextField name="place" label={t('appointment.place')} />
          {!of.notice_certain && <p className="quiet">{t('appointment.noticeUncertain')}</p>}
        </>
      );
    case 'object':
      return (
        <>
          <WordField name="named" label={t('appointment.naming')} required options={yesNo('named')} />
          <TextField name="text" label={t('appointment.objection')} required max={2000} rows={4} />
        </>
      );
    case 'settle':
      return (
        <>
          <WordField name="objection_id" label={t('appointment.objection')} required options={open} />
          <WordField name="upheld" label={t('appointment.finding')} required options={yesNo('upheld')} />
          <TextField name="text" label={t('appointment.result')} required max={2000} rows={4} />
        </>
      );
    case 'appoint':
      return <TextField name="doc_no" label={t('appointment.docNo')} max={50} />;
    default:
      return <TextField name="reason" label={t('appointment.why')} required={needsReason(step)} max={500} rows={2} />;
  }
}

/** One step, with the day on its paper; what it means is said before it is taken. */
export function StepDrawer({ of, step, onClose }: StepDrawerProps) {
  const t = useT();
  const save = useAction({
    run: (body: StepIn) => take(of, body),
    stale: [C],
    done: (after) => t('appointment.taken', { state: t(`appointmentState.${after.state}`) }),
    onDone: onClose,
    inForm: true,
  });
  if (!step) return null;
  const initial: Values = {
    on: today(),
    until_on: of.notice_could_end ?? null,
    place: '',
    reason: '',
    text: '',
    named: 'no',
    upheld: 'no',
    objection_id: of.objections.find((one) => !one.settled_on)?.id ?? null,
    doc_no: '',
  };
  const label = t(`appointmentStep.${step}`);
  return (
    <DrawerForm<Values>
      open
      title={label}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf(step, { ...initial, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={label}
      danger={needsReason(step)}
    >
      <p className="drawer-text">{t(`appointmentWhat.${step}`, { name: of.cadre_name, post: of.post })}</p>
      <DateField
        name="on"
        label={t(step === 'start_notice' ? 'appointment.fromOn' : 'appointment.on')}
        required
        past={step !== 'start_notice'}
      />
      <OwnFields of={of} step={step} />
    </DrawerForm>
  );
}
