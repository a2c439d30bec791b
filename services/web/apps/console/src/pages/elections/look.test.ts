import { describe, expect, it } from 'vitest';
import { mainStep } from './look';

const offices = [{ office: 'committee_member', open: 3, candidates_needed: 4 }];
const stand = (n: number) => Array.from({ length: n }, () => ({ office: 'committee_member' }));

describe('the step that leads on', () => {
  it('is to say who stands while there are too few', () => {
    const next = ['change', 'nominate', 'begin'] as const;
    expect(mainStep({ state: 'preparing', next, offices, candidates: stand(3) })).toBe('nominate');
    expect(mainStep({ state: 'preparing', next, offices, candidates: stand(4) })).toBe('begin');
  });

  it('is to divide the delegates of a congress before anybody stands', () => {
    const next = ['change', 'allot', 'nominate', 'begin'] as const;
    const congress = { units: [] };
    expect(mainStep({ state: 'preparing', next, offices, candidates: stand(3), congress })).toBe('allot');
    const divided = { units: [{ elected: null }] };
    expect(mainStep({ state: 'preparing', next, offices, candidates: stand(3), congress: divided })).toBe('nominate');
  });

  it('is to count while seats are open, and to settle the result after that', () => {
    const next = ['count', 'finish'] as const;
    expect(mainStep({ state: 'voting', next, offices, candidates: [] })).toBe('count');
    const filled = [{ office: 'committee_member', open: 0, candidates_needed: 4 }];
    expect(mainStep({ state: 'voting', next, offices: filled, candidates: [] })).toBe('finish');
  });

  it('is none for whoever may not take it', () => {
    expect(mainStep({ state: 'decided', next: [], offices, candidates: [] })).toBeUndefined();
  });
});
