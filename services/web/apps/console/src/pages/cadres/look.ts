import type { Agreement, AppointmentState, AppointmentStep } from '../../api/cadres';
import type { Tone } from '../../kit/Sign';

export const TONES: Record<AppointmentState, Tone> = {
  proposed: 'wait',
  in_notice: 'wait',
  in_probation: 'info',
  appointed: 'good',
  confirmed: 'good',
  not_confirmed: 'bad',
  refused: 'bad',
  withdrawn: 'plain',
};

export const AGREES: Record<Agreement, Tone> = { unverified: 'plain', agrees: 'good', differs: 'bad', changed: 'warn' };

/** Steps that say why. */
export const needsReason = (step: AppointmentStep): boolean =>
  step === 'refuse' || step === 'not_confirm' || step === 'withdraw';

/** A month as the form writes it. */
export const shown = (month: string | null | undefined): string => month?.replace('-', '.') ?? '';
