import { expect, it } from 'vitest';
import { lastMonths } from './months';

it('goes back over the turn of the year, by the clock of Shanghai', () => {
  expect(lastMonths(new Date('2026-01-31T17:00:00Z'))).toEqual([
    '2026-02',
    '2026-01',
    '2025-12',
    '2025-11',
    '2025-10',
    '2025-09',
  ]);
});
