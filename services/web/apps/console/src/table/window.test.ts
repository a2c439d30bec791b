import { describe, expect, it } from 'vitest';
import { MOST_ROWS, rowWindow } from './window';

describe('the rows that are drawn', () => {
  it('are all of them where there are few', () => {
    expect(rowWindow(0, 600, 44, 10)).toEqual({ first: 0, end: 10 });
    expect(rowWindow(0, 600, 44, 0)).toEqual({ first: 0, end: 0 });
  });

  it('always cover what is visible', () => {
    for (let top = 0; top <= 5_000 * 44 - 600; top += 997) {
      const { first, end } = rowWindow(top, 600, 44, 5_000);
      expect(first * 44).toBeLessThanOrEqual(top);
      expect(end * 44).toBeGreaterThanOrEqual(top + 600);
    }
  });

  it('are never more than the document bears', () => {
    const { first, end } = rowWindow(40_000, 9_000, 30, 5_000);
    expect(end - first).toBeLessThanOrEqual(MOST_ROWS);
  });

  it('end with the last row', () => {
    expect(rowWindow(1_000_000, 600, 44, 500).end).toBe(500);
  });
});
