import type { Mark, Onboarding, SampleState, StepName } from '../../../api/onboarding';

export interface Step {
  name: StepName;
  /** Done by the facts; where looking at something is the step, by word. */
  done: boolean;
  mark: Mark;
}

type Facts = SampleState['real'];

/**
 * Whether a step is done: read from what there is, samples left out. Only what is looked at is a matter of word: where
 * all of it is right, nothing changes.
 */
export function isDone(name: StepName, told: Onboarding, real: Facts, mark: Mark): boolean {
  switch (name) {
    case 'profile':
      return told.profile_changed || mark === 'confirmed';
    case 'tree':
      return real.units > 1;
    case 'roster':
      return real.members > 0;
    case 'posts':
      return real.secretaries > 0;
    case 'invitations':
      return told.others_invited;
    case 'rules':
      return mark === 'confirmed';
  }
}

export const stepsOf = (told: Onboarding, real: Facts): Step[] =>
  told.steps.map(({ step, mark }) => ({ name: step, mark, done: isDone(step, told, real, mark) }));

/** A skipped step is out of the way, but not done. */
export const settled = (step: Step): boolean => step.done || step.mark === 'skipped';

/** How many are settled, and the first that is not. */
export function standing(steps: readonly Step[]): { settled: number; total: number; next: StepName | undefined } {
  return {
    settled: steps.filter(settled).length,
    total: steps.length,
    next: steps.find((step) => !settled(step))?.name,
  };
}
