import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { askCorrection, type CorrectionIn, codes, type Member, R } from '../../api/records';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { tidy } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useI18n, useT, word } from '../../i18n';
import { factText } from '../../words/facts';
import { FIELDS } from './words';

interface Values {
  field: CorrectionIn['field'] | null;
  proposed: string | null;
  note: string;
}

const EMPTY: Values = { field: null, proposed: null, note: '' };

/** The value as the record would have it. */
function Proposed() {
  const { t, locale } = useI18n();
  const field = Form.useWatch<Values['field']>('field');
  const tables = useQuery(codes(locale)).data;
  if (!field) return null;
  const label = t('correction.proposed');
  const form = FIELDS[field];
  if (form === 'text') return <TextField name="proposed" label={label} required max={200} />;
  if (form === 'date') return <DateField name="proposed" label={label} required past />;
  const values = form === 'codes' ? (tables?.[field]?.codes ?? []).map(({ code }) => code) : form;
  return (
    <Form.Item name="proposed" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={values.map((value) => ({ value, label: factText(t, tables, field, value) }))}
      />
    </Form.Item>
  );
}

/** Which field; a value of another one is no value of this. */
function Field() {
  const t = useT();
  const form = Form.useFormInstance();
  const label = t('correction.field');
  return (
    <Form.Item name="field" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
      <Select
        onChange={() => form.setFieldValue('proposed', null)}
        options={Object.keys(FIELDS).map((value) => ({ value, label: word(t, 'field', value) }))}
      />
    </Form.Item>
  );
}

/** Asks for a correction on behalf of a member who cannot do it. */
export function AskDrawer({ of, open, onClose }: { of: Member; open: boolean; onClose: () => void }) {
  const t = useT();
  const ask = useAction({
    run: ({ field, proposed, note }: Values) =>
      askCorrection({ member_id: of.id, field, proposed, note: tidy(note) } as CorrectionIn),
    stale: [R.corrections],
    done: t('correction.wasAsked'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('correction.askTitle', { name: of.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => ask.mutate(values)}
      submitError={ask.error}
      loading={ask.isPending}
    >
      <p className="drawer-text">{t('correction.askWhat')}</p>
      <Field />
      <Proposed />
      <TextField name="note" label={t('correction.note')} rows={3} max={500} />
    </DrawerForm>
  );
}
