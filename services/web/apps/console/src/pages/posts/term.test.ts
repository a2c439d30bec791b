import { describe, expect, it } from 'vitest';
import { termState, today } from './term';

describe('the end of a term', () => {
  it('is announced half a year ahead', () => {
    expect(termState('2027-12-01', '2026-11-23')).toEqual({ kind: 'running' });
    expect(termState('2027-01-05', '2026-11-23')).toEqual({ kind: 'soon', days: 43 });
  });

  it('is over from the day itself', () => {
    expect(termState('2026-11-23', '2026-11-23')).toEqual({ kind: 'over', days: 0 });
    expect(termState('2026-11-01', '2026-11-23')).toEqual({ kind: 'over', days: 22 });
  });
});

it('today is the day in Beijing', () => {
  expect(today(new Date('2026-11-23T17:00:00Z'))).toBe('2026-11-24');
});
