import type { MyElections } from '@zhibu/api';

/** An election of the own branch that is being prepared. */
export const elections = (): MyElections => ({
  unit_name: '第一党支部',
  term_ends_on: '2026-12-20',
  delegate_of: [],
  election: {
    kind: 'term',
    assembly: 'members',
    state: 'preparing',
    planned_on: '2026-12-18',
    held_on: null,
    committee: 3,
    deputies: 0,
    delegates: 0,
    candidates: ['李文静', '王建国', '赵敏', '孙立'].map((name, at) => ({
      member_id: `01927000-0000-7000-8000-0000000000e${at}`,
      name,
      office: 'committee_member' as const,
    })),
    rounds: [],
    elected: [],
  },
});
