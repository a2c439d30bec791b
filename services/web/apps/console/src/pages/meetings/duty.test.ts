import { describe, expect, it } from 'vitest';
import type { DutyPeriod } from '../../api/meetings';
import { currentT, loadTexts } from '../../i18n';
import { byOwner, dayFor, periodLabel } from './duty';

const t = currentT();
await loadTexts('meetings');
const label = (first_month: string, last_month: string) => periodLabel(t, { first_month, last_month });

describe('the months of a duty', () => {
  it('have the name people give them', () => {
    expect(label('2026-03', '2026-03')).toBe('3月');
    expect(label('2026-04', '2026-06')).toBe('第2季度');
    expect(label('2026-07', '2026-12')).toBe('下半年');
    expect(label('2026-01', '2026-12')).toBe('全年');
  });

  it('are counted out where a rule began in the middle', () => {
    expect(label('2026-05', '2026-06')).toBe('5至6月');
    expect(label('2026-02', '2026-04')).toBe('2至4月');
  });
});

it('the groups of a branch owe each their own', () => {
  const period = (unit_id: string, first_month: string) => ({ unit_id, unit_name: unit_id, first_month }) as DutyPeriod;
  const owners = byOwner({ periods: [period('a', '2026-01'), period('b', '2026-01'), period('a', '2026-02')] });
  expect(owners.map((owner) => [owner.unit_id, owner.periods.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

describe('the day a form offers', () => {
  const quarter = { first_month: '2026-04', until: '2026-06-30' };
  it('lies within the period', () => {
    expect(dayFor(quarter, '2026-05-12')).toEqual({ day: '2026-05-12' });
    expect(dayFor(quarter, '2026-02-01')).toEqual({ day: '2026-04-01' });
    expect(dayFor(quarter, '2026-11-26')).toEqual({ day: '2026-06-30' });
  });

  it('may lie in the months of grace, and then says which year is served', () => {
    const year = { first_month: '2026-01', until: '2027-03-31' };
    expect(dayFor(year, '2026-12-31')).toEqual({ day: '2026-12-31' });
    expect(dayFor(year, '2027-01-10')).toEqual({ day: '2027-01-10', serves: 2026 });
    expect(dayFor(year, '2027-05-01')).toEqual({ day: '2027-03-31', serves: 2026 });
  });
});
