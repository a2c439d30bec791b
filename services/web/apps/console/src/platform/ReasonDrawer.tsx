import { Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { wholeNumber } from '../forms/wholeNumber';
import { useT } from '../i18n';
import { Notice } from '../kit/Notice';

const FROM_ONE = { min: 1 };

interface ReasonDrawerProps {
  open: boolean;
  title: string;
  /** What will happen. */
  what: ReactNode;
  tone?: 'warn' | 'info';
  reasonLabel: string;
  reasonHelp: string;
  submit: string;
  danger?: boolean;
  /** A number beside the reason: days to wait, minutes to stay. Between which numbers, the server says. */
  number?: { name: string; label: string; help?: string; initial?: number; optional?: boolean };
  error: unknown;
  loading: boolean;
  onClose: () => void;
  onSubmit: (reason: string, number: number | undefined) => void;
}

type Values = Record<string, string | number | null>;

/** What needs a reason, because somebody will ask for it. */
export function ReasonDrawer(props: ReasonDrawerProps) {
  const t = useT();
  const { open, title, what, number, onClose, onSubmit } = props;
  const initial: Values = { reason: '', ...(number && { [number.name]: number.initial ?? null }) };
  const submit = (values: Values) => {
    const chosen = number && values[number.name];
    onSubmit(String(values.reason).trim(), typeof chosen === 'number' ? chosen : undefined);
  };
  return (
    <DrawerForm
      open={open}
      title={title}
      onClose={onClose}
      initial={initial}
      onSubmit={submit}
      submitError={props.error}
      loading={props.loading}
      submitLabel={props.submit}
      danger={props.danger ?? false}
    >
      <Notice tone={props.tone ?? 'warn'}>{what}</Notice>
      <TextField name="reason" label={props.reasonLabel} required max={500} rows={3} help={props.reasonHelp} />
      {number && (
        <Form.Item
          name={number.name}
          label={number.label}
          extra={number.help}
          rules={wholeNumber(t, number.label, FROM_ONE, !number.optional)}
        >
          <InputNumber controls={false} inputMode="numeric" />
        </Form.Item>
      )}
    </DrawerForm>
  );
}
