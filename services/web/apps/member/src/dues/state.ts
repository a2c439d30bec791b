import type { MyDues } from '@zhibu/api';
import type { IconName } from '../kit';

type Month = MyDues['months'][number];

export type MonthState = 'paid' | 'open' | 'exempt' | 'later';

/** What to say of a month: it is paid, nothing is owed for it, it is open, or it has not begun. */
export function stateOf({ month, owed, payment_id }: Month, present: string): MonthState {
  if (payment_id) return 'paid';
  if (owed === 0) return 'exempt';
  return month > present ? 'later' : 'open';
}

interface Look {
  tone: 'ok' | 'warn' | 'calm';
  icon: IconName;
}

export const LOOKS: Record<MonthState, Look> = {
  paid: { tone: 'ok', icon: 'check' },
  open: { tone: 'warn', icon: 'clock' },
  exempt: { tone: 'calm', icon: 'record' },
  later: { tone: 'calm', icon: 'next' },
};

/** What is to be paid, and not late. */
export const DUE: Look = { tone: 'calm', icon: 'clock' };

/** Whether nothing but the month that is running is unpaid: that is not late. */
export const onlyThisMonth = (unpaid: readonly string[], present: string): boolean =>
  unpaid.every((month) => month === present);

/** In groups of four, as people copy it. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
