import { fieldErrors, isProblem, type Problem } from '@zhibu/api';
import type { T } from '../i18n';

/** One sentence for a failed call. The server's own words come first: they are already in the reader's language. */
export function problemText(t: T, error: unknown): string {
  if (!isProblem(error)) return t('problem.unknown');
  if (error.status === 0) return t('problem.network');
  if (error.status === 429)
    return error.retryAfter ? t('problem.wait', { seconds: error.retryAfter }) : t('problem.tooMany');
  return error.detail || t('problem.unknown');
}

/** The name of a field in a form: antd writes `password.min_length` as a path of keys. */
export type FieldName = readonly (string | number)[];

export interface FormProblem {
  fields: { name: FieldName; errors: string[] }[];
  /** What belongs to no field of this form; shown above the buttons. */
  rest: string | undefined;
}

/** Puts the findings of a refused form at their fields. */
export function formProblem(t: T, error: unknown, known: readonly FieldName[]): FormProblem {
  if (!isProblem(error) || error.fields.length === 0) return { fields: [], rest: problemText(t, error) };
  const byPath = new Map(known.map((name) => [name.join('.'), name]));
  const { fields, rest } = fieldErrors(error, [...byPath.keys()]);
  const placed = Object.entries(fields).flatMap(([path, detail]) => {
    const name = byPath.get(path);
    return name ? [{ name, errors: [detail] }] : [];
  });
  return { fields: placed, rest };
}

/** What was sent before is still being done: nothing has gone wrong, and what is sent again gets its answer. */
export const isUnderway = (error: unknown): boolean => isProblem(error, 'idempotency_in_progress');

/** Somebody else has changed the record since it was read. */
export const isStale = (error: unknown): error is Problem => isProblem(error) && error.status === 412;
