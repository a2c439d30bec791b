import type { ReactNode } from 'react';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';

export { WordField } from '../../forms/WordField';

interface FieldProps {
  name: string | (string | number)[];
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
