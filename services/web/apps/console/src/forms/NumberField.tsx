import { Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n';

export interface Bounds {
  min: number;
  max: number;
}

interface NumberFieldProps {
  name: string | (string | number)[];
  label: string;
  bounds: Bounds;
  required?: boolean;
  help?: ReactNode;
  suffix?: string;
  /** What it means when it is empty. */
  placeholder?: string | undefined;
}

/** A whole number. The input knows no bounds of its own: it would bring what was typed within them without a word. */
export function NumberField({ name, label, bounds, required = false, help, suffix, placeholder }: NumberFieldProps) {
  const t = useT();
  const rules = [
    { required, message: t('form.required', { label }) },
    { ...bounds, type: 'number' as const, message: t('form.between', { label, ...bounds }) },
  ];
  return (
    <Form.Item name={name} label={label} extra={help} rules={rules}>
      <InputNumber
        precision={0}
        inputMode="numeric"
        className="full"
        {...(suffix && { suffix })}
        {...(placeholder && { placeholder })}
      />
    </Form.Item>
  );
}
