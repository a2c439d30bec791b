import { expect, it } from 'vitest';
import { partyAge, politicalBirthday, today } from './people';

it('lives by Beijing time', () => {
  expect(today(new Date('2026-06-17T16:30:00Z'))).toBe('2026-06-18');
});

it('counts membership from the end of probation', () => {
  expect(partyAge({ full_on: '2011-11-23' }, '2026-11-22')).toBe(14);
  expect(partyAge({ full_on: '2011-11-23' }, '2026-11-23')).toBe(15);
  expect(partyAge({ full_on: null }, '2026-11-23')).toBeUndefined();
});

it('knows the day one joined, from the first anniversary on', () => {
  expect(politicalBirthday({ joined_on: '2010-11-23' }, '2026-11-23')).toBe(16);
  expect(politicalBirthday({ joined_on: '2010-11-23' }, '2026-11-24')).toBeUndefined();
  expect(politicalBirthday({ joined_on: '2026-11-23' }, '2026-11-23')).toBeUndefined();
});
