import { expect, it } from 'vitest';
import { partOfDay, partyAge, politicalBirthday, today } from './people';

it('lives by Beijing time', () => {
  expect(today(new Date('2026-06-17T16:30:00Z'))).toBe('2026-06-18');
  expect(partOfDay(new Date('2026-06-17T23:30:00Z'))).toBe('morning');
  expect(partOfDay(new Date('2026-06-17T04:30:00Z'))).toBe('noon');
  expect(partOfDay(new Date('2026-06-17T09:59:00Z'))).toBe('afternoon');
  expect(partOfDay(new Date('2026-06-17T16:30:00Z'))).toBe('evening');
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
