import type { T } from '../i18n';

export interface Bounds {
  min: number;
  max: number;
}

/** The upper one is left out where only the server knows it. */
export type LooseBounds = Pick<Bounds, 'min'> & Partial<Bounds>;

/** What is asked of a whole number, in words about the number itself. */
export function wholeNumber(t: T, label: string, bounds: LooseBounds, required: boolean) {
  const { min, max } = bounds;
  const message = max === undefined ? t('form.least', { label, min }) : t('form.between', { label, min, max });
  return [
    { required, message: t('form.required', { label }) },
    { ...bounds, type: 'number' as const, message },
    { type: 'integer' as const, message: t('form.whole', { label }) },
  ];
}
