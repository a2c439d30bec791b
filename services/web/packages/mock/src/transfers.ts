import type { MyTransfer, MyTransfers } from '@zhibu/api';

/** A branch one can move to. */
export const PLACE = {
  unit_id: '01927000-0000-7000-8000-0000000000c2',
  name: '第二党支部',
  kind: 'branch',
  committee_name: '机关党委',
} as const;

/** A request of one's own that waits for the branch. */
export const transfer = (over: Partial<MyTransfer>): MyTransfer => ({
  id: '01927000-0000-7000-8000-0000000000c1',
  route: 'same_committee',
  member_id: '01927000-0000-7000-8000-000000000001',
  person_name: '李文静',
  from: { unit_id: '01927000-0000-7000-8000-0000000000c3', name: '第一党支部', committee_name: '机关党委' },
  to: { unit_id: PLACE.unit_id, name: PLACE.name, committee_name: PLACE.committee_name },
  state: 'applied',
  since: '2026-11-20',
  opened_on: '2026-11-20',
  on_behalf: false,
  letter_until: null,
  accepted_on: null,
  closed_on: null,
  awaits: 'from_branch',
  waits_for_me: false,
  overdue: null,
  version: 2,
  reason: '工作调动',
  sent_on: null,
  moved: false,
  person: null,
  steps: [],
  next: [{ step: 'withdraw', actor: 'member', on_behalf: false, needs_reason: false, main: false, latest_on: null }],
  may_change: false,
  findings: [],
  letters: [],
  receipt: null,
  organisation: null,
  ...over,
});

export const transfers = (): MyTransfers => ({ unit_name: '第一党支部', may_open: true, current: null, past: [] });
