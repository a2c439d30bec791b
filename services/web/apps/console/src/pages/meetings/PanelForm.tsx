import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type FieldName, formProblem } from '../../api/problems';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useT } from '../../i18n';
import { Notice } from '../../kit/Notice';

interface PanelFormProps<V extends object> {
  form: FormInstance<V>;
  initial: V;
  onSubmit: (values: V) => void;
  submitError: unknown;
  loading: boolean;
  submitLabel: string;
  children: ReactNode;
}

/** A form that is a part of a page: its problems stand at its fields, and its button stays in reach of the thumb. */
export function PanelForm<V extends object>(props: PanelFormProps<V>) {
  const { form, initial, onSubmit, submitError, loading, submitLabel, children } = props;
  const t = useT();
  // What was sent and taken is no longer unsaved.
  const sent = useRef(false);
  useDirtyGuard(() => !sent.current && form.isFieldsTouched());
  useEffect(() => {
    if (submitError) sent.current = false;
  }, [submitError]);
  const problem = useMemo(() => {
    const known = form.getFieldsError().map(({ name }) => name as FieldName);
    return submitError ? formProblem(t, submitError, known) : undefined;
  }, [t, submitError, form]);
  useEffect(() => {
    const [first] = problem?.fields ?? [];
    if (!problem || !first) return;
    form.setFields(problem.fields.map(({ name, errors }) => ({ name: [...name], errors })) as never);
    form.scrollToField([...first.name] as never, { block: 'center', focus: true });
  }, [problem, form]);
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
      {problem?.rest && (
        <Notice tone="bad" live>
          {problem.rest}
        </Notice>
      )}
      <div className="meeting-save">
        <Button type="primary" htmlType="submit" loading={loading}>
          {submitLabel}
        </Button>
      </div>
    </Form>
  );
}
