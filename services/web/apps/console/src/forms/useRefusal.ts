import type { FormInstance } from 'antd';
import { useEffect, useMemo } from 'react';
import { type FieldName, formProblem } from '../api/problems';
import { useT } from '../i18n';

const known = (form: FormInstance): FieldName[] => form.getFieldsError().map(({ name }) => name as FieldName);

/** Puts a refusal at its fields, leads there where that is asked, and keeps the sentence that belongs to none. */
export function useRefusal(form: FormInstance, error: unknown, leads = false): string | undefined {
  const t = useT();
  const problem = useMemo(() => (error ? formProblem(t, error, known(form)) : undefined), [t, error, form]);
  useEffect(() => {
    const [first] = problem?.fields ?? [];
    if (!problem || !first) return;
    form.setFields(problem.fields.map(({ name, errors }) => ({ name: [...name], errors })) as never);
    if (leads) form.scrollToField([...first.name] as never, { block: 'center', focus: true });
  }, [problem, form, leads]);
  return problem?.rest;
}
