import { date } from '@zhibu/format';
import { Checkbox, Form, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { queryClient } from '../../api/client';
import { DEVELOPMENT_STALE, type DevelopmentFile, file, type NextStep, take } from '../../api/development';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useI18n, word } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { BackFill } from './BackFill';
import { Findings } from './Findings';
import { StepFields } from './StepFields';
import { bodyOf, initial, type StepValues } from './step';
import { waitsAbove } from './words';

interface StepDrawerProps {
  open: boolean;
  onClose: () => void;
  of: DevelopmentFile;
  step: NextStep;
}

/** Enter takes the day that was typed; a form of one line would be sent by it as well. */
const staysOpen = (event: KeyboardEvent) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

/** What stands against the outcome that is chosen, and what it asks for. */
function OfOutcome({ of, step }: Pick<StepDrawerProps, 'of' | 'step'>) {
  const { t, locale } = useI18n();
  const chosen = Form.useWatch<string>('outcome');
  const way = step.outcomes.find((one) => one.outcome === chosen) ?? step.outcomes[0];
  if (!way) return null;
  return (
    <>
      {way.missing.length > 0 && (
        <Notice tone="warn" title={t('dev.missing')}>
          <Findings of={way.missing} plain />
        </Notice>
      )}
      <DateField
        name="decided_on"
        label={t('dev.day')}
        required
        past
        help={way.earliest ? t('dev.earliest', { day: date(way.earliest, locale) }) : t('dev.dayHelp')}
      />
      <StepFields way={way} unit={of.unit_id} />
    </>
  );
}

/** Records a step: its outcome, its day, and what it asks for. */
export function StepDrawer({ open, onClose, of, step }: StepDrawerProps) {
  const { t } = useI18n();
  const save = useAction({
    run: (values: StepValues) => {
      const way = step.outcomes.find((one) => one.outcome === values.outcome) ?? step.outcomes[0];
      if (!way) throw new Error('a step without an outcome');
      return take(of, bodyOf(step, way, values, of));
    },
    stale: DEVELOPMENT_STALE,
    done: t('dev.taken', { name: step.name }),
    onDone: (taken) => {
      queryClient.setQueryData(file(of.id).queryKey, taken);
      onClose();
    },
    inForm: true,
  });
  // what a committee above decided before the file was opened is on paper, and the branch writes it down
  const above = waitsAbove(of, step);
  const title = step.no ? t('dev.takeTitle', { no: step.no, name: step.name }) : step.name;
  return (
    <DrawerForm<StepValues>
      open={open}
      title={title}
      onClose={onClose}
      initial={{ ...initial(step, of), back_fill: above }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('dev.take')}
      danger={step.departs}
    >
      {above && <Notice tone="info">{t('dev.aboveOnly')}</Notice>}
      {step.outcomes.length > 1 && (
        <Form.Item name="outcome" label={t('dev.outcome')}>
          <Select
            options={step.outcomes.map(({ outcome }) => ({ value: outcome, label: word(t, 'devOutcome', outcome) }))}
          />
        </Form.Item>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only holds a key back that a field has used */}
      <div role="presentation" onKeyDown={staysOpen}>
        <OfOutcome of={of} step={step} />
      </div>
      <TextField name="note" label={t('dev.note')} rows={2} max={500} />
      <Form.Item name="back_fill" valuePropName="checked" extra={t('dev.backFillHelp')}>
        <Checkbox>{t('dev.backFill')}</Checkbox>
      </Form.Item>
      <BackFill />
    </DrawerForm>
  );
}
