import { Form } from 'antd';
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { useT } from '../i18n';
import type { DayPickerProps } from './DayPicker';

const DayPicker = lazy(async () => ({ default: (await import('./DayPicker')).DayPicker }));

/** A business date. The calendar is a large piece of code and comes on its own; its place is kept until it is there. */
export function DayInput(props: DayPickerProps) {
  return (
    <Suspense fallback={<span className="day-waiting" />}>
      <DayPicker {...props} />
    </Suspense>
  );
}

interface DateFieldProps {
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  past?: boolean;
  help?: ReactNode;
}

export function DateField({ name, label, required = false, past = false, help }: DateFieldProps) {
  const t = useT();
  const refused = useRef<string>(undefined);
  const readable = async (_: unknown, day: unknown) => {
    if (!day && refused.current) throw new Error(refused.current);
  };
  const rules = [{ validator: readable }, { required, message: t('form.required', { label }) }];
  return (
    <Form.Item name={name} label={label} extra={help} rules={rules} validateFirst>
      <DayInput past={past} refusal={refused} />
    </Form.Item>
  );
}
