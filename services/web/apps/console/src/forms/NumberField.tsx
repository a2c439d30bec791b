import { Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n';
import { type LooseBounds, wholeNumber } from './wholeNumber';

export type { Bounds } from './wholeNumber';

interface NumberFieldProps {
  name: string | (string | number)[];
  label: string;
  bounds: LooseBounds;
  required?: boolean;
  help?: ReactNode;
  suffix?: string;
  /** What it means when it is empty. */
  placeholder?: string | undefined;
}

/**
 * A whole number. The input knows neither bounds nor digits of its own: it would bring what was typed within them without
 * a word. Its arrows have no names in Chinese; the keys do the same.
 */
export function NumberField({ name, label, bounds, required = false, help, suffix, placeholder }: NumberFieldProps) {
  const t = useT();
  return (
    <Form.Item name={name} label={label} extra={help} rules={wholeNumber(t, label, bounds, required)}>
      <InputNumber
        controls={false}
        inputMode="numeric"
        className="full"
        {...(suffix && { suffix })}
        {...(placeholder && { placeholder })}
      />
    </Form.Item>
  );
}
