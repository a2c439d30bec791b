import type { MyDevelopment } from '@zhibu/api';

type File = NonNullable<MyDevelopment['file']>;

const taken = (no: number, step: string, name: string, decided_on: string): File['steps'][number] => ({
  step,
  name,
  no,
  stage: 'application',
  outcome: 'done',
  decided_on,
});

/** A probationary member some months before the end of the probation. */
export const development: File = {
  id: '01927000-0000-7000-8000-0000000000d1',
  person_id: '01927000-0000-7000-8000-000000000001',
  member_id: '01927000-0000-7000-8000-000000000001',
  name: '李文静',
  unit_id: '01927000-0000-7000-8000-0000000000b1',
  unit_name: '第三党支部',
  standing: 'probationary',
  state: 'probationary',
  state_name: '预备党员',
  since: '2026-07-30',
  due: null,
  closed_on: null,
  plan_year: null,
  special: null,
  version: 22,
  progress: { done: 20, of: 25 },
  steps: [
    taken(1, 'apply', '递交入党申请书', '2024-01-10'),
    taken(15, 'admission_meeting', '支部大会讨论', '2026-06-18'),
  ],
  next: [
    {
      step: 'apply_for_confirmation',
      name: '提出转正申请',
      no: 22,
      actor: 'person',
      earliest: '2026-07-30',
      rests_on: [],
      papers: ['转正申请书'],
    },
    {
      step: 'confirmation_meeting',
      name: '支部大会讨论',
      no: 23,
      actor: 'branch_meeting',
      earliest: '2099-06-17',
      rests_on: [
        {
          rule: 'development.workflow',
          effective_from: '2014-05-28',
          source: '中国共产党发展党员工作细则第三十二条',
        },
      ],
      papers: [],
    },
  ],
  notices: [
    {
      name: '支部大会讨论',
      from_on: '2026-06-08',
      until_on: '2026-06-12',
      running: false,
      shown: ['name', 'gender', 'objection_phone'],
      place: '一楼公示栏',
      objection_phone: '0571-8800 6120',
      objection_address: null,
    },
  ],
  mentors: [
    {
      member_id: '01927000-0000-7000-8000-000000000002',
      name: '王建国',
      role: 'introducer',
      since: '2026-03-12',
      former: false,
    },
  ],
  probation: {
    from: '2026-06-18',
    ends_on: '2027-06-17',
    full_on: '2027-06-18',
    extended: 0,
    doubtful: false,
    basis: {
      rule: 'development.limits',
      effective_from: '2014-05-28',
      source: '中国共产党发展党员工作细则第三十条',
    },
  },
};
