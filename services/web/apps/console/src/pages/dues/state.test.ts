import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../api/dues';
import { byChannel, stateOf, sumsOf } from './state';

const paid = {} as NonNullable<BoardRow['paid']>;

describe('a month of a member', () => {
  it('is paid, open, free or not fixed', () => {
    expect(stateOf({ owed: 4500, paid })).toBe('isPaid');
    expect(stateOf({ owed: 4500, paid: null })).toBe('isOpen');
    expect(stateOf({ owed: 0, paid: null })).toBe('isFree');
    expect(stateOf({ owed: null, paid: null })).toBe('isUnfixed');
    const paid_elsewhere = { paid_to: '2026-05', letter_on: '2026-05-20' };
    expect(stateOf({ owed: null, paid: null, paid_elsewhere })).toBe('isElsewhere');
  });

  it('adds up over a branch', () => {
    const rows = [
      { owed: 4500, paid },
      { owed: 20, paid: null },
      { owed: 0, paid: null },
      { owed: null, paid: null },
    ];
    expect(sumsOf(rows)).toEqual({ owed: 4520, paid: 4500, open: 20, unfixed: 1 });
  });

  it('tells over which channel it came', () => {
    const over = (channel: 'cash' | 'online') => ({ ...paid, channel });
    const rows = [
      { owed: 4500, paid: over('cash') },
      { owed: 500, paid: over('cash') },
      { owed: 20, paid: over('online') },
      { owed: 70, paid: null },
    ];
    expect(byChannel(rows)).toEqual([
      ['cash', 5000],
      ['online', 20],
    ]);
    expect(byChannel([])).toEqual([]);
  });
});
