import { describe, expect, it } from 'vitest';
import type { Onboarding } from '../../../api/onboarding';
import { standing, stepsOf } from './steps';

const NAMES = ['profile', 'tree', 'roster', 'posts', 'invitations', 'rules'] as const;
const told = (changes: Partial<Onboarding> = {}): Onboarding => ({
  hidden: false,
  steps: NAMES.map((step) => ({ step, mark: 'open' })),
  profile_changed: false,
  others_invited: false,
  ...changes,
});
const nothing = { units: 0, members: 0, secretaries: 0 };

describe('the first steps', () => {
  it('are done by what is there, not by a tick, but for what is only looked at', () => {
    const ticked = told({ steps: NAMES.map((step) => ({ step, mark: 'confirmed' })) });
    expect(stepsOf(ticked, nothing).map((step) => step.done)).toEqual([true, false, false, false, false, true]);
    const real = { units: 2, members: 1, secretaries: 1 };
    const all = stepsOf(told({ profile_changed: true, others_invited: true }), real);
    expect(all.map((step) => step.done)).toEqual([true, true, true, true, true, false]);
  });

  it('begin with the first that is neither done nor skipped', () => {
    expect(standing(stepsOf(told(), nothing))).toEqual({ settled: 0, total: 6, next: 'profile' });
    const skipped = told({ steps: NAMES.map((step) => ({ step, mark: step === 'profile' ? 'skipped' : 'open' })) });
    expect(standing(stepsOf(skipped, { ...nothing, units: 5 }))).toEqual({ settled: 2, total: 6, next: 'roster' });
  });

  it('one unit, the top alone, is not a tree yet', () => {
    expect(stepsOf(told(), { ...nothing, units: 1 })[1]?.done).toBe(false);
  });
});
