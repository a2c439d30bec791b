import { describe, expect, it } from 'vitest';
import { standing } from './owing';

const year = { today: '2026-11-27', due_on: '2026-12-31' };

describe('a class of talks', () => {
  it('is met when nothing is left, and open until the year is over', () => {
    expect(standing({ asked: 3, left: 0 }, year)).toBe('met');
    expect(standing({ asked: 3, left: 1 }, year)).toBe('open');
    expect(standing({ asked: 3, left: 1 }, { ...year, today: '2026-12-31' })).toBe('open');
    expect(standing({ asked: 3, left: 1 }, { ...year, today: '2027-01-01' })).toBe('missed');
  });

  it('is none where there is nobody to talk', () => {
    expect(standing({ asked: 0, left: 0 }, year)).toBe('none');
  });
});
