import type { TransferState } from '../../api/transfers';
import type { Tone } from '../../kit/Sign';

/** How a state looks: under way, done, turned back, or nothing came of it. */
export const TONES: Record<TransferState, Tone> = {
  draft: 'plain',
  applied: 'wait',
  from_branch_ok: 'wait',
  from_committee_ok: 'wait',
  letter_issued: 'wait',
  in_transit: 'wait',
  to_committee_ok: 'wait',
  to_branch_accepted: 'good',
  receipt_returned: 'good',
  archived: 'good',
  returned_for_fix: 'warn',
  expired: 'bad',
  self_withdrawn: 'plain',
  rejected_by_receiver: 'bad',
  revoked: 'plain',
  from_ok: 'wait',
  to_ok: 'good',
};

/** What a step asks to be filled in. */
interface Asks {
  reason: 'required' | 'note';
  letter: boolean;
  paper: boolean;
  receipt: boolean;
  /** The branch that shall take whom another organisation sent. */
  branch: boolean;
}

export function asks(step: string, route: string, needsReason: boolean): Asks {
  const issues = step === 'issue_letter';
  return {
    reason: needsReason ? 'required' : 'note',
    letter: issues && route !== 'incoming',
    paper: issues && route === 'incoming',
    receipt: step === 'return_receipt',
    branch: step === 'approve' && route === 'exchange_in',
  };
}
