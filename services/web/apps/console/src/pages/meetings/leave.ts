import type { Participant } from '../../api/meetings';

/** Whom leave can be asked for: members on the list with neither leave nor a mark that says where they were. */
export const mayAskLeave = (one: Participant): boolean =>
  one.standing !== 'guest' &&
  one.leave_state !== 'asked' &&
  one.leave_state !== 'approved' &&
  one.mark !== 'present' &&
  one.mark !== 'leave';
