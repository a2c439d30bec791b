import type { MyDues } from '@zhibu/api';
import type { IconName } from '../kit';

type Month = MyDues['months'][number];

export type MonthState = 'paid' | 'open' | 'exempt';

/** What to say of a month: it is paid, nothing is owed for it, or it is open. */
export function stateOf({ owed, payment_id }: Pick<Month, 'owed' | 'payment_id'>): MonthState {
  if (payment_id) return 'paid';
  return owed === 0 ? 'exempt' : 'open';
}

export const LOOKS: Record<MonthState, { tone: 'ok' | 'warn' | 'calm'; icon: IconName }> = {
  paid: { tone: 'ok', icon: 'check' },
  open: { tone: 'warn', icon: 'clock' },
  exempt: { tone: 'calm', icon: 'record' },
};

/** In groups of four, as people copy it. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
