import { describe, expect, it } from 'vitest';
import { grouped, onlyThisMonth, stateOf } from './state';

describe('a month of the own dues', () => {
  it('is paid, open, exempt, or has not begun', () => {
    const one = { month: '2026-07', owed: 4500, payment_id: null };
    expect(stateOf({ ...one, payment_id: 'x' }, '2026-06')).toBe('paid');
    expect(stateOf(one, '2026-07')).toBe('open');
    expect(stateOf({ ...one, owed: 0 }, '2026-07')).toBe('exempt');
    expect(stateOf(one, '2026-06')).toBe('later');
  });
});

it('is not late while nothing but the month that is running is unpaid', () => {
  expect(onlyThisMonth(['2026-11'], '2026-11')).toBe(true);
  expect(onlyThisMonth(['2026-10', '2026-11'], '2026-11')).toBe(false);
  expect(onlyThisMonth(['2026-11'], '2026-12')).toBe(false);
});

it('groups a code as people copy it', () => {
  expect(grouped('ABCDEFGHIJKL2345')).toBe('ABCD-EFGH-IJKL-2345');
  expect(grouped('')).toBe('');
});
