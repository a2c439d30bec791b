import type { MyMeeting } from '@zhibu/api';
import type { IconName } from '../kit';

export type Own =
  | 'present'
  | 'leave'
  | 'unexcused'
  | 'exempt'
  | 'asked'
  | 'declined'
  | 'cancelled'
  | 'open'
  | 'unknown';

/** How the own part in a meeting stands, in one word. */
export function ownState({ state, own }: Pick<MyMeeting, 'state' | 'own'>): Own {
  if (state === 'cancelled') return 'cancelled';
  if (own.mark) return own.mark;
  if (own.leave_state === 'asked') return 'asked';
  if (own.leave_state === 'declined') return 'declined';
  return state === 'planned' ? 'open' : 'unknown';
}

export const LOOKS: Record<Own, { tone: 'ok' | 'warn' | 'bad' | 'calm'; icon: IconName }> = {
  present: { tone: 'ok', icon: 'check' },
  leave: { tone: 'calm', icon: 'out' },
  unexcused: { tone: 'bad', icon: 'cross' },
  exempt: { tone: 'calm', icon: 'out' },
  asked: { tone: 'warn', icon: 'clock' },
  declined: { tone: 'bad', icon: 'cross' },
  cancelled: { tone: 'calm', icon: 'cross' },
  open: { tone: 'warn', icon: 'calendar' },
  unknown: { tone: 'calm', icon: 'clock' },
};

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in Beijing, where the branch meets. */
export const clock = (instant: string): string => CLOCK.format(new Date(instant));

/** What comes next stands first: the list of the API runs from the latest back. */
export const soonestFirst = (meetings: readonly MyMeeting[]): MyMeeting[] =>
  [...meetings].sort((a, b) => a.planned_start.localeCompare(b.planned_start));

/**
 * Whether a meeting is still to come, rather than over. One whose code was scanned stays at the top until one has said
 * that one is there, also when the list is being kept already.
 */
export const comes = (meeting: MyMeeting, today: string, here: string | null): boolean =>
  meeting.day >= today &&
  ((meeting.state !== 'held' && meeting.state !== 'filed') || (meeting.id === here && meeting.own.may_confirm));

/** The meeting one stands in front of, whose code was scanned, comes before all others. */
export const hereFirst = (meetings: readonly MyMeeting[], here: string | null): MyMeeting[] => [
  ...meetings.filter(({ id }) => id === here),
  ...meetings.filter(({ id }) => id !== here),
];
