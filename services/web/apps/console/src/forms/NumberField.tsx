import { Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n';
import { type Bounds, within } from './within';

interface NumberFieldProps {
  name: string | (string | number)[];
  label: string;
  bounds: Bounds;
  required?: boolean;
  help?: ReactNode;
  suffix?: string;
}

/** A whole number. The input knows no bounds of its own: it would bring what was typed within them without a word. */
export function NumberField({ name, label, bounds, required = false, help, suffix }: NumberFieldProps) {
  const t = useT();
  const rules = [{ required, message: t('form.required', { label }) }, within(t, label, bounds)];
  return (
    <Form.Item name={name} label={label} extra={help} rules={rules}>
      <InputNumber precision={0} inputMode="numeric" className="full" {...(suffix && { suffix })} />
    </Form.Item>
  );
}
