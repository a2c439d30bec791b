import type { MyTransfer } from '@zhibu/api';
import type { IconName, Option } from '../kit';

interface Look {
  tone: 'ok' | 'warn' | 'bad' | 'calm';
  icon: IconName;
}

const WAITS: Look = { tone: 'calm', icon: 'clock' };
const DONE: Look = { tone: 'ok', icon: 'check' };
const OVER: Look = { tone: 'calm', icon: 'cross' };
const LOOK: Look = { tone: 'warn', icon: 'warn' };

/** A state in colour and icon; the words say the same. */
export const LOOKS: Record<MyTransfer['state'], Look> = {
  draft: LOOK,
  applied: WAITS,
  from_branch_ok: WAITS,
  from_committee_ok: WAITS,
  letter_issued: WAITS,
  in_transit: WAITS,
  to_committee_ok: WAITS,
  to_branch_accepted: DONE,
  receipt_returned: DONE,
  archived: DONE,
  returned_for_fix: LOOK,
  expired: LOOK,
  self_withdrawn: OVER,
  rejected_by_receiver: LOOK,
  revoked: OVER,
  from_ok: WAITS,
  to_ok: DONE,
};

/** What is wrong with a wish before it is sent. */
export function lacks(wish: { here: boolean; unit: string; place: string; reason: string }, text: string) {
  return {
    to_unit_id: wish.here && !wish.unit ? text : undefined,
    to_place: !wish.here && !wish.place.trim() ? text : undefined,
    reason: wish.reason.trim() ? undefined : text,
  };
}

export const NONE: Option = { value: '', label: '' };

/** What was found, and what is chosen, whatever is looked for after it: what is sent is what is shown. */
export const withChosen = (found: Option[], chosen: Option): Option[] =>
  chosen.value === '' || found.some(({ value }) => value === chosen.value) ? found : [chosen, ...found];
