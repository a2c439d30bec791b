import { Checkbox, Form } from 'antd';
import { DEVELOPMENT_STALE, type NewFile, open as openFile } from '../../api/development';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useKey } from '../../forms/useKey';
import { useT, word } from '../../i18n';
import { DoubleHint } from '../../kit/DoubleHint';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { BackFill } from './BackFill';

interface Values {
  unit_id: string | null;
  person: { name: string; id_no: string; mobile: string | null; job_title: string | null };
  applied_on: string | null;
  leaves_on: string | null;
  back_fill: boolean;
  back_filled_reason: string | null;
}

const body = (values: Values): NewFile => ({
  unit_id: values.unit_id ?? '',
  person: {
    name: values.person.name.trim(),
    id_no: values.person.id_no.trim(),
    mobile: values.person.mobile?.trim() || null,
    job_title: values.person.job_title?.trim() || null,
  },
  applied_on: values.applied_on ?? '',
  leaves_on: values.leaves_on,
  ...(values.back_fill && { back_filled_reason: values.back_filled_reason ?? '' }),
});

/** Whether somebody of that name has a file already. */
function Already() {
  const unit = Form.useWatch<string | null | undefined>('unit_id');
  const name = Form.useWatch<string | undefined>(['person', 'name'])?.trim() ?? '';
  // one character is no name yet
  const whole = unit && name.length > 1;
  return <DoubleHint about={whole ? { what: 'applicant', unit_id: unit, name } : undefined} />;
}

interface OpenDrawerProps {
  open: boolean;
  onClose: () => void;
  unit: string | undefined;
}

/** Opens the file of somebody who has handed in an application. */
export function OpenDrawer({ open, onClose, unit }: OpenDrawerProps) {
  const t = useT();
  const go = useGo();
  const key = useKey(open);
  const save = useAction({
    run: (values: Values) => openFile(body(values), key),
    stale: DEVELOPMENT_STALE,
    done: t('dev.opened'),
    onDone: (made) => {
      onClose();
      go(pb.developmentFile(made.id));
    },
    inForm: true,
  });
  const initial: Values = {
    unit_id: unit ?? null,
    person: { name: '', id_no: '', mobile: null, job_title: null },
    applied_on: null,
    leaves_on: null,
    back_fill: false,
    back_filled_reason: null,
  };
  return (
    <DrawerForm<Values>
      open={open}
      title={t('dev.openTitle')}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('dev.open')}
    >
      <Form.Item
        name="unit_id"
        label={t('dev.unit')}
        rules={[{ required: true, message: t('form.required', { label: t('dev.unit') }) }]}
      >
        <UnitPicker />
      </Form.Item>
      <TextField name={['person', 'name']} label={t('dev.name')} required max={50} />
      <Already />
      <TextField name={['person', 'id_no']} label={t('dev.idNo')} required max={40} help={t('dev.idHelp')} />
      <DateField name="applied_on" label={t('dev.appliedOn')} required past help={t('dev.dayHelp')} />
      <TextField name={['person', 'mobile']} label={t('dev.mobile')} inputMode="tel" />
      <TextField name={['person', 'job_title']} label={word(t, 'field', 'job_title')} max={100} />
      <DateField name="leaves_on" label={t('dev.leavesOn')} />
      <Form.Item name="back_fill" valuePropName="checked" extra={t('dev.backFillHelp')}>
        <Checkbox>{t('dev.backFill')}</Checkbox>
      </Form.Item>
      <BackFill />
    </DrawerForm>
  );
}
