import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n';
import { useClear } from '../kit/useClear';

interface WordFieldProps {
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  help?: ReactNode;
  options: readonly { value: string; label: string }[];
  clear?: boolean;
}

/** One word of a few. */
export function WordField({ name, label, required = false, help, options, clear = false }: WordFieldProps) {
  const t = useT();
  const named = useClear();
  const rules = [{ required, message: t('form.required', { label }) }];
  return (
    <Form.Item name={name} label={label} rules={rules} extra={help}>
      <Select options={[...options]} allowClear={clear && named} />
    </Form.Item>
  );
}
