import type {
  AdmissionLevel,
  DevelopmentFile,
  Finding,
  NextStep,
  SpecialKind,
  Standing,
  Step,
} from '../../api/development';
import type { T } from '../../i18n';
import type { Tone } from '../../kit/Sign';
import { dayOf } from '../meetings/times';

type Period = NonNullable<DevelopmentFile['reviews']>['periods'][number];

export const STANDINGS = [
  'applicant',
  'activist',
  'candidate',
  'probationary',
  'full',
  'ended',
] as const satisfies readonly Standing[];

export const STANDING_TONES: Record<Standing, Tone> = {
  applicant: 'plain',
  activist: 'info',
  candidate: 'info',
  probationary: 'wait',
  full: 'good',
  ended: 'plain',
};

export const SPECIAL_KINDS = ['posthumous', 'extreme'] as const satisfies readonly SpecialKind[];

/** Who approves a special admission, the nearest first. */
export const LEVELS = ['unit', 'higher', 'province', 'central'] as const satisfies readonly AdmissionLevel[];

/** Periods within which something is asked. */
export const PERIOD_TONES: Record<Period['state'], Tone> = { done: 'good', late: 'warn', due: 'wait', overdue: 'bad' };

export const WEIGHT_TONES: Record<Finding['weight'], Tone> = { block: 'bad', warn: 'warn', alert: 'info' };

/** What is to be done, what may be done again, and the ways out. */
export function sorted(next: readonly NextStep[]): Record<'ahead' | 'again' | 'exits', NextStep[]> {
  const numbered = next.filter((step) => step.no !== null && step.no !== undefined);
  return {
    ahead: numbered.filter((step) => !step.again),
    again: numbered.filter((step) => step.again),
    exits: next.filter((step) => step.no === null || step.no === undefined),
  };
}

/** Steps of a committee above are recorded by it; history is on paper already and the branch fills it in. */
export const isAbove = (step: Pick<NextStep, 'actor'>): boolean =>
  step.actor === 'higher_committee' || step.actor === 'organisation_department';

/** Whether a step waits for a committee above, which somebody else writes down. */
export const waitsAbove = (of: Pick<DevelopmentFile, 'actions'>, step: Pick<NextStep, 'actor'>): boolean =>
  isAbove(step) && !of.actions.includes('decide');

/** Whether a step can lie before the file was opened: no step that came before it was recorded for a later day. */
export function mayBeHistory({ since, steps }: Pick<DevelopmentFile, 'since' | 'steps'>): boolean {
  const days = steps.map((one) => dayOf(one.recorded_at)).sort();
  return days[0] === undefined || since < days[0];
}

/** Whether a step is possible by a day: nothing is missing and the first day has come. */
export function readiness(step: NextStep, today: string): 'now' | 'later' | 'missing' | 'never' {
  const [way] = step.outcomes;
  if (!way) return 'never';
  if (way.missing.length > 0) return 'missing';
  if (!way.earliest) return 'never';
  return way.earliest <= today ? 'now' : 'later';
}

/** How long somebody was trained; what is nought or unknown is left out. */
export function trainedFor(t: T, { training_hours, training_days }: Pick<Step, 'training_hours' | 'training_days'>) {
  const hours = training_hours && t('dev.trainingHours', { n: training_hours });
  const days = training_days && t('dev.trainingDays', { n: training_days });
  return [hours, days].filter(Boolean).join(t('common.listComma'));
}
