import { Form, Select } from 'antd';
import { HONOURS, type HonourIn, recordHonour, type Whose } from '../../api/honours';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';

const LEVELS: readonly HonourIn['level'][] = ['national', 'provincial', 'municipal', 'county', 'grassroots'];

interface Values {
  level: HonourIn['level'] | null;
  title: string;
  awarded_by: string;
  awarded_on: string | null;
  doc_no: string;
}

const EMPTY: Values = { level: null, title: '', awarded_by: '', awarded_on: null, doc_no: '' };

interface HonourDrawerProps {
  whose: Whose;
  name: string;
  open: boolean;
  onClose: () => void;
}

/** Enters a commendation or honour by its paper. */
export function HonourDrawer({ whose, name, open, onClose }: HonourDrawerProps) {
  const t = useT();
  const record = useAction({
    run: (values: Values) => recordHonour({ ...values, ...whose } as HonourIn),
    stale: [HONOURS],
    done: t('honour.entered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('honour.new', { name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => record.mutate(values)}
      submitError={record.error}
      loading={record.isPending}
    >
      <TextField name="title" label={t('honour.title')} help={t('honour.titleHelp')} required />
      <Form.Item
        name="level"
        label={t('honour.level')}
        rules={[{ required: true, message: t('form.required', { label: t('honour.level') }) }]}
      >
        <Select options={LEVELS.map((value) => ({ value, label: t(`honourLevel.${value}`) }))} />
      </Form.Item>
      <TextField name="awarded_by" label={t('honour.awardedBy')} required />
      <DateField name="awarded_on" label={t('honour.awardedOn')} required past />
      <TextField name="doc_no" label={t('honour.docNo')} max={100} />
    </DrawerForm>
  );
}
