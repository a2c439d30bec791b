import dayjsConfig from '@rc-component/picker/generate/dayjs';
import { today } from '@zhibu/format';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type RefObject, useState } from 'react';
import { useT } from '../i18n';
import { DayText, TypingContext } from './DayText';
import { readDay } from './days';

/** Its today is Beijing's, wherever the browser stands. */
const Calendar = DatePicker.generatePicker<Dayjs>({ ...dayjsConfig, getNow: () => dayjs(today()) });
const COMPONENTS = { input: DayText };

export interface DayPickerProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** Where a form reads why what was typed was not taken; without a form it is said below the field. */
  refusal?: RefObject<string | undefined>;
  id?: string;
  /** Days after today cannot be chosen. */
  past?: boolean;
  disabled?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

/** A business date as the API writes it (`2026-06-18`); typed or chosen. What cannot be read leaves no day behind. */
export function DayPicker({ value, onChange, refusal, past = false, placeholder, ...rest }: DayPickerProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<{ text: string; over: string | null }>();
  const [refused, setRefused] = useState<string>();
  const now = value ?? null;
  // where another day has come since, from the calendar or from the form, that one is shown
  const text = typed?.over === now ? typed.text : undefined;
  const told = refusal ? undefined : refused;

  const settle = (day: string | null, why?: string) => {
    setTyped(why && typed ? { ...typed, over: null } : undefined);
    setRefused(why);
    if (refusal) refusal.current = why;
    if (!day || day !== now) onChange?.(day);
  };
  const take = () => {
    if (text === undefined || refused) return false;
    const day = readDay(text) ?? null;
    if (!day && text.trim()) settle(null, t('form.dayUnread'));
    else if (day && past && day > today()) settle(null, t('form.dayPast'));
    else settle(day);
    return true;
  };
  const onType = (next: string) => {
    setTyped({ text: next, over: now });
    setRefused(undefined);
  };
  return (
    <TypingContext value={{ text, onType, take, close: () => setOpen(false) }}>
      <Calendar
        {...rest}
        {...(told && { status: 'error', 'aria-invalid': true })}
        className="full"
        components={COMPONENTS}
        open={open}
        onOpenChange={setOpen}
        value={value ? dayjs(value) : null}
        format="YYYY-MM-DD"
        placeholder={placeholder ?? t('form.date')}
        onChange={(day) => settle(day && !Array.isArray(day) ? day.format('YYYY-MM-DD') : null)}
        {...(past && { maxDate: dayjs(today()) })}
      />
      {told && (
        <p className="bad-text" role="alert">
          {told}
        </p>
      )}
    </TypingContext>
  );
}
