import { Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { DrawerForm } from '../forms/DrawerForm';
import { TextField } from '../forms/fields';
import { useT } from '../i18n';
import { Notice } from '../kit/Notice';

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
  /** A number beside the reason: days to wait, minutes to stay. */
  number?: { name: string; label: string; help?: string; least: number; most: number; initial: number };
  error: unknown;
  loading: boolean;
  onClose: () => void;
  onSubmit: (reason: string, number: number) => void;
}

/** What needs a reason, because somebody will ask for it. */
export function ReasonDrawer(props: ReasonDrawerProps) {
  const t = useT();
  const { open, title, what, number, onClose, onSubmit } = props;
  const initial: Record<string, string | number> = { reason: '', ...(number && { [number.name]: number.initial }) };
  return (
    <DrawerForm
      open={open}
      title={title}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => onSubmit(String(values.reason).trim(), Number(number ? values[number.name] : 0))}
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
          rules={[{ required: true, message: t('form.required', { label: number.label }) }]}
        >
          <InputNumber min={number.least} max={number.most} precision={0} />
        </Form.Item>
      )}
    </DrawerForm>
  );
}
