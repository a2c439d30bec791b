import type { TalkClass, TalkOverview } from '../../api/talks';
import type { Tone } from '../../kit/Sign';

/** How a class of talks stands: nobody to talk, met, still open, or left undone in a year that is over. */
export function standing(
  { asked, left }: Pick<TalkClass, 'asked' | 'left'>,
  { today, due_on }: Pick<TalkOverview, 'today' | 'due_on'>,
): 'none' | 'met' | 'open' | 'missed' {
  if (asked === 0) return 'none';
  if (left === 0) return 'met';
  return today <= due_on ? 'open' : 'missed';
}

export const TONES: Record<ReturnType<typeof standing>, Tone> = {
  none: 'plain',
  met: 'good',
  open: 'wait',
  missed: 'bad',
};
