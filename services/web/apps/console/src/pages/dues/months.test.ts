import { describe, expect, it } from 'vitest';
import { inARow, isMonth, plusMonths, thisMonth } from './months';

describe('months', () => {
  it('are counted over the turn of the year', () => {
    expect(plusMonths('2026-11', 2)).toBe('2027-01');
    expect(plusMonths('2026-01', -1)).toBe('2025-12');
    expect(plusMonths('2026-07', 0)).toBe('2026-07');
  });

  it('follow Beijing time', () => {
    expect(thisMonth(new Date('2026-06-30T16:30:00Z'))).toBe('2026-07');
    expect(thisMonth(new Date('2026-06-30T15:30:00Z'))).toBe('2026-06');
  });

  it('follow on each other or not', () => {
    expect(inARow(['2025-12', '2026-01', '2026-02'])).toBe(true);
    expect(inARow(['2026-01', '2026-03'])).toBe(false);
    expect(inARow([])).toBe(true);
  });

  it('are written with two digits', () => {
    expect(['2026-07', '2026-7', '2026-13', '', null].map(isMonth)).toEqual([true, false, false, false, false]);
  });
});
