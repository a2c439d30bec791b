import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useT } from '../i18n';

export interface DayPickerProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
  id?: string;
  /** Days after today cannot be chosen. */
  past?: boolean;
  disabled?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

/** A business date as the API writes it (`2026-06-18`); typed or chosen. */
export function DayPicker({ value, onChange, past = false, placeholder, ...rest }: DayPickerProps) {
  const t = useT();
  return (
    <DatePicker
      {...rest}
      className="full"
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY-M-D']}
      placeholder={placeholder ?? t('form.date')}
      onChange={(day) => onChange?.(day && !Array.isArray(day) ? day.format('YYYY-MM-DD') : null)}
      {...(past && { maxDate: dayjs() })}
    />
  );
}
