import { expect, it } from 'vitest';
import { dayIn, nextDay } from './themed';

const of = { ahead: ['2026-11-05', '2026-12-04', '2027-01-05'] };

it('proposes the fixed day of a month while it is to come', () => {
  expect(nextDay(of, '2026-11-28')).toBe('2026-12-04');
  expect(nextDay(of, '2026-12-04')).toBe('2026-12-04');
  expect(dayIn(of, '2027-01', '2026-11-28')).toBe('2027-01-05');
  expect(dayIn(of, '2026-11', '2026-11-28')).toBeUndefined();
  expect(dayIn({ ahead: [] }, '2026-12', '2026-11-28')).toBeUndefined();
});
