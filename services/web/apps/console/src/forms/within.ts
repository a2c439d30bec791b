import type { T } from '../i18n';

export interface Bounds {
  min: number;
  max: number;
}

/** Refuses a number beyond its bounds and names them: a field that changes what was typed does so unseen. */
export const within = (t: T, label: string, { min, max }: Bounds) => ({
  type: 'number' as const,
  min,
  max,
  message: t('form.between', { label, min, max }),
});
