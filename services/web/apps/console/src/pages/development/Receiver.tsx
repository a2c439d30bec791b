import { Form } from 'antd';
import { useT } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';

/** The branch the file goes to; one that was handed over before it was opened here is here. */
export function Receiver() {
  const t = useT();
  const late = Form.useWatch<boolean>('back_fill');
  if (late) return null;
  const label = t('dev.toUnit');
  return (
    <Form.Item
      name="to_unit_id"
      label={label}
      extra={t('dev.toUnitHelp')}
      rules={[{ required: true, message: t('form.required', { label }) }]}
    >
      <UnitPicker />
    </Form.Item>
  );
}
