import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';
import { useClear } from '../../kit/useClear';

type Name = string | (string | number)[];

interface FieldProps {
  name: Name;
  label: string;
  required?: boolean;
  help?: ReactNode;
}

/** An amount in yuan; it leaves the form in fen. */
export function YuanField(props: FieldProps) {
  const t = useT();
  const pattern = /^\s*\d{1,11}(\.\d{1,2})?\s*$/;
  return <TextField {...props} max={14} inputMode="decimal" pattern={pattern} patternText={t('dues.yuan')} />;
}

/** A month, typed as the year and two digits. */
export function MonthField(props: FieldProps) {
  const t = useT();
  const pattern = /^\d{4}-(0[1-9]|1[0-2])$/;
  return (
    <TextField
      {...props}
      max={7}
      inputMode="numeric"
      placeholder="2026-07"
      pattern={pattern}
      patternText={t('dues.monthForm')}
    />
  );
}

interface WordFieldProps extends FieldProps {
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
