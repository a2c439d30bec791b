import type { BoardRow, PaymentsIn } from '../../api/dues';
import type { Tone } from '../../kit/Sign';
import { CHANNELS } from './channels';

export type MonthState = 'isPaid' | 'isOpen' | 'isFree' | 'isElsewhere' | 'isUnfixed';

type Shown = Pick<BoardRow, 'owed' | 'paid'> & Partial<Pick<BoardRow, 'paid_elsewhere'>>;

/** How a member stands in the month shown. */
export function stateOf({ owed, paid, paid_elsewhere }: Shown): MonthState {
  if (paid) return 'isPaid';
  if (paid_elsewhere) return 'isElsewhere';
  if (owed === null || owed === undefined) return 'isUnfixed';
  return owed === 0 ? 'isFree' : 'isOpen';
}

export const TONES: Record<MonthState, Tone> = {
  isPaid: 'good',
  isOpen: 'wait',
  isFree: 'plain',
  isElsewhere: 'plain',
  isUnfixed: 'warn',
};

export const FLAG_TONES: Record<BoardRow['arrears']['flag'], Tone> = {
  clear: 'plain',
  behind: 'info',
  amber: 'warn',
  red: 'bad',
};

export interface Sums {
  owed: number;
  paid: number;
  open: number;
  unfixed: number;
}

/** What came in for the month over each channel, in fen; what nobody used is left out. */
export function byChannel(rows: readonly Shown[]): [channel: PaymentsIn['channel'], amount: number][] {
  const sums = CHANNELS.map((channel): [PaymentsIn['channel'], number] => {
    const theirs = rows.filter(({ paid }) => paid?.channel === channel);
    return [channel, theirs.reduce((sum, { owed }) => sum + (owed ?? 0), 0)];
  });
  return sums.filter(([, amount]) => amount > 0);
}

/** What the rows come to in the month, in fen. */
export function sumsOf(rows: readonly Shown[]): Sums {
  const sums: Sums = { owed: 0, paid: 0, open: 0, unfixed: 0 };
  for (const row of rows) {
    const state = stateOf(row);
    const owed = row.owed ?? 0;
    sums.owed += owed;
    if (state === 'isPaid') sums.paid += owed;
    if (state === 'isOpen') sums.open += owed;
    if (state === 'isUnfixed') sums.unfixed += 1;
  }
  return sums;
}
