import { Form } from 'antd';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';

/** Why history is filled in; asked once somebody says that it is. */
export function BackFill() {
  const t = useT();
  const asked = Form.useWatch<boolean>('back_fill');
  return asked ? <TextField name="back_filled_reason" label={t('dev.backFillReason')} required /> : null;
}
