import { Form, Input, type InputProps } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n';

interface TextFieldProps extends Pick<InputProps, 'autoComplete' | 'inputMode' | 'placeholder' | 'suffix' | 'type'> {
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  max?: number;
  rows?: number;
  help?: ReactNode;
  pattern?: RegExp;
  patternText?: string;
}

/** A line or a few lines of text. What is only blanks counts as empty. */
export function TextField({
  name,
  label,
  required = false,
  max = 200,
  rows,
  help,
  pattern,
  patternText,
  ...input
}: TextFieldProps) {
  const t = useT();
  const rules = [
    { required, whitespace: true, message: t('form.required', { label }) },
    { max, message: t('form.tooLong', { max }) },
    ...(pattern ? [{ pattern, message: patternText ?? t('form.pattern') }] : []),
  ];
  return (
    <Form.Item name={name} label={label} rules={rules} extra={help} validateTrigger="onBlur">
      {rows ? (
        <Input.TextArea rows={rows} maxLength={max} {...(input.placeholder && { placeholder: input.placeholder })} />
      ) : (
        <Input autoComplete="off" {...input} />
      )}
    </Form.Item>
  );
}
