import type { Quota, QuotasIn } from '../api/operator';

export const QUOTAS = ['members', 'storage', 'mails', 'requests', 'jobs'] as const;

/** `default`: as its kind; `own`: the numbers beside it; `none`: no limit. */
export interface QuotaValue {
  mode: 'default' | 'own' | 'none';
  soft: number | null;
  hard: number | null;
}

export type QuotaValues = Record<Quota['quota'], QuotaValue>;

const MEGABYTE = 1024 * 1024;

const scale = (quota: Quota['quota']): number => (quota === 'storage' ? MEGABYTE : 1);

/** What the form shows: storage in megabytes, the rest as it is. */
export function toValues(quotas: readonly Quota[]): QuotaValues {
  const shown = (quota: Quota, value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value / scale(quota.quota));
  const value = (quota: Quota): QuotaValue => {
    const none = quota.hard === null || quota.hard === undefined;
    const mode = !quota.decided ? 'default' : none && !quota.soft ? 'none' : 'own';
    return { mode, soft: mode === 'own' ? shown(quota, quota.soft) : null, hard: shown(quota, quota.hard) };
  };
  return Object.fromEntries(quotas.map((quota) => [quota.quota, value(quota)])) as QuotaValues;
}

/** What is sent: what its kind has is left out. */
export function toInput(values: QuotaValues): QuotasIn {
  const bound = (quota: Quota['quota'], { mode, soft, hard }: QuotaValue) => {
    if (mode === 'default') return undefined;
    if (mode === 'none') return {};
    return {
      ...(hard !== null && { hard: hard * scale(quota) }),
      ...(soft !== null && { soft: soft * scale(quota) }),
    };
  };
  const all = QUOTAS.map((quota) => [quota, bound(quota, values[quota])] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
