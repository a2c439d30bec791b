import type { MyElections } from '@zhibu/api';
import type { IconName } from '../kit';

type Election = NonNullable<MyElections['election']>;

interface Look {
  tone: 'ok' | 'warn' | 'bad' | 'calm';
  icon: IconName;
}

const WAITS: Look = { tone: 'calm', icon: 'clock' };

/** A state in colour and icon; the words say the same. */
export const LOOKS: Record<Election['state'], Look> = {
  preparing: WAITS,
  voting: WAITS,
  decided: WAITS,
  completed: { tone: 'ok', icon: 'check' },
  refused: { tone: 'warn', icon: 'warn' },
  cancelled: { tone: 'calm', icon: 'cross' },
};

/** Names by office, in the order in which the offices are elected. */
export function candidatesOf(candidates: Election['candidates']): [office: string, names: string[]][] {
  const offices = ['delegate', 'committee_member', 'secretary', 'deputy_secretary'] as const;
  return offices
    .map((office): [string, string[]] => [
      office,
      candidates.filter((one) => one.office === office).map((one) => one.name),
    ])
    .filter(([, names]) => names.length > 0);
}
