import { date } from '@zhibu/format';
import { Form } from 'antd';
import { type NextStep, type StepIn, type TransferDetail, take, X } from '../../api/transfers';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';
import { MonthField, WordField } from '../dues/fields';
import { today } from '../posts/term';
import { asks } from './look';
import { PaperLetterFields, type PaperValues, paperOf } from './PaperLetterFields';
import { PlacePicker } from './TargetFields';

interface Values {
  on: string | null;
  reason: string;
  handled_by: string;
  to_unit_id: string | null;
  letter: { distance: 'city' | 'outside'; days: string; paid_to: string };
  paper_letter: PaperValues;
}

interface StepDrawerProps {
  of: TransferDetail;
  next: NextStep | undefined;
  onClose: () => void;
}

const text = (value: string | null | undefined): string | null => value?.trim() || null;

function bodyOf(values: Values, of: TransferDetail, next: NextStep): StepIn {
  const asked = asks(next.step, of.route, next.needs_reason);
  const { distance, days, paid_to } = values.letter ?? {};
  return {
    step: next.step,
    actor: next.actor,
    on: values.on,
    reason: text(values.reason),
    ...(asked.branch && { to_unit_id: values.to_unit_id }),
    ...(asked.receipt && { handled_by: text(values.handled_by) }),
    ...(asked.letter && {
      letter: { distance, days: text(days) ? Number(days) : null, paid_to: text(paid_to) },
    }),
    ...(asked.paper && { paper_letter: paperOf(values.paper_letter) }),
  } as StepIn;
}

function LetterFields() {
  const { t } = useI18n();
  const distances = (['city', 'outside'] as const).map((value) => ({ value, label: t(`distance.${value}`) }));
  return (
    <>
      <WordField name={['letter', 'distance']} label={t('transfer.distance')} required options={distances} />
      <TextField
        name={['letter', 'days']}
        label={t('transfer.days')}
        help={t('transfer.daysHelp')}
        inputMode="numeric"
        pattern={/^\s*\d{1,3}\s*$/}
        patternText={t('transfer.daysForm')}
      />
      <MonthField name={['letter', 'paid_to']} label={t('transfer.paidTo')} help={t('transfer.paidToHelp')} />
    </>
  );
}

/** The committee that approves says which of its branches takes the member. */
function BranchField() {
  const { t } = useI18n();
  const label = t('transfer.toBranch');
  return (
    <Form.Item name="to_unit_id" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
      <PlacePicker />
    </Form.Item>
  );
}

/** One step, with the day on its paper; what it means is said before it is taken. */
export function StepDrawer({ of, next, onClose }: StepDrawerProps) {
  const { t, locale } = useI18n();
  const save = useAction({
    run: (body: StepIn) => take(of, body),
    stale: [X, '/records/members', '/records/units'],
    done: (after) => t('transfer.taken', { state: t(`transferState.${after.state}`) }),
    onDone: onClose,
    inForm: true,
  });
  if (!next) return null;
  const asked = asks(next.step, of.route, next.needs_reason);
  const initial: Values = {
    on: next.latest_on ?? today(),
    reason: '',
    handled_by: '',
    to_unit_id: null,
    letter: { distance: 'outside', days: '', paid_to: '' },
    paper_letter: { number: '', issued_on: null, valid_until: null, paid_to: '' },
  };
  return (
    <DrawerForm<Values>
      open
      title={t(`transferStep.${next.step}`)}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(bodyOf({ ...initial, ...values }, of, next))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t(`transferStep.${next.step}`)}
      danger={next.needs_reason || next.step === 'withdraw'}
    >
      <p className="drawer-text">{t(`transferWhat.${next.step}`, { name: of.person_name, to: of.to.name })}</p>
      {next.latest_on && <p className="drawer-text">{t('transfer.late', { day: date(next.latest_on, locale) })}</p>}
      {asked.branch && <BranchField />}
      {asked.letter && <LetterFields />}
      {asked.paper && <PaperLetterFields />}
      {asked.receipt && <TextField name="handled_by" label={t('transfer.handledBy')} max={50} />}
      <DateField name="on" label={t('transfer.on')} required past help={t('transfer.onHelp')} />
      <TextField
        name="reason"
        label={t(asked.reason === 'required' ? 'transfer.why' : 'transfer.note')}
        required={asked.reason === 'required'}
        max={300}
        rows={2}
      />
    </DrawerForm>
  );
}
