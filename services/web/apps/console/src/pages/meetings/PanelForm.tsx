import { Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useRefusal } from '../../forms/useRefusal';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';

interface PanelFormProps<V extends object> {
  form: FormInstance<V>;
  initial: V;
  onSubmit: (values: V) => void;
  submitError: unknown;
  loading: boolean;
  submitLabel: string;
  /** Why it cannot be sent now. */
  blocked?: string | undefined;
  children: ReactNode;
}

/** A form that is a part of a page: its problems stand at its fields, and its button stays in reach of the thumb. */
export function PanelForm<V extends object>(props: PanelFormProps<V>) {
  const { form, initial, onSubmit, submitError, loading, submitLabel, blocked, children } = props;
  // What was sent and taken is no longer unsaved.
  const sent = useRef(false);
  useDirtyGuard(() => !sent.current && form.isFieldsTouched());
  useEffect(() => {
    if (submitError) sent.current = false;
  }, [submitError]);
  const rest = useRefusal(form, submitError, true);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={() => {
        sent.current = true;
        onSubmit(form.getFieldsValue(true) as V);
      }}
      onValuesChange={() => {
        sent.current = false;
      }}
      scrollToFirstError={{ block: 'center', focus: true }}
      className="meeting-form"
    >
      {children}
      {rest && (
        <Notice tone="bad" live>
          {rest}
        </Notice>
      )}
      <div className="meeting-save">
        <Action type="primary" htmlType="submit" blocked={blocked} loading={loading}>
          {submitLabel}
        </Action>
      </div>
    </Form>
  );
}
