import type {
  Correction,
  DuesPublication,
  DuesReceipt,
  Me,
  MyDevelopment,
  MyDues,
  MyElections,
  MyFollowUp,
  MyHandover,
  MyMeeting,
  MyRecord,
  MySession,
  MyTodo,
  MyTransfers,
  Principal,
  PrivacyNotice,
  Tenant,
} from '@zhibu/api';
import { development } from './development';
import { dues, publications, receipt } from './dues';
import { elections } from './elections';
import { transfers } from './transfers';

/** What the mock remembers, in the types of the generated client: a changed API breaks the mock at compile time. */
export interface Db {
  tenant: Tenant;
  principal: Principal;
  /** Absent for an account without a member record. */
  me: Me | null;
  sessions: MySession[];
  corrections: Correction[];
  dues: MyDues;
  publications: DuesPublication[];
  receipt: DuesReceipt;
  development: MyDevelopment['file'];
  meetings: MyMeeting[];
  followUps: MyFollowUp[];
  elections: MyElections;
  transfers: MyTransfers;
  handovers: MyHandover[];
  todos: MyTodo[];
  /** Published versions of the privacy notice, the newest first. */
  notices: PrivacyNotice[];
  /** Areas of work the organisation does. */
  practises: string[];
  vocabulary: Record<string, { zh?: string; en?: string }>;
}

const tenant: Tenant = {
  name: '中共东岭市审计局机关委员会',
  short_name: '东岭审计',
  kind: 'agency',
  slug: 'alpha',
  logo_url: null,
  colour: '#b3261e',
  state: 'active',
  locale: 'zh-CN',
  password_policy: { min_length: 8, min_classes: 3 },
  help_phone: '0710-8812345',
};

const member: MyRecord = {
  id: '01927000-0000-7000-8000-000000000001',
  name: '李文静',
  gender: 'female',
  ethnic: '01',
  id_no_masked: '710000********0042',
  birth_date: '1988-03-12',
  native_place: '山东青岛',
  native_place_code: null,
  birth_place: null,
  birth_place_code: null,
  id_birth_date: '1988-03-12',
  political_status: '01',
  membership_years: 15,
  veteran: false,
  medal: false,
  not_applicable: [],
  warnings: [],
  updated_at: '2026-11-01T01:00:00Z',
  education: '21',
  degree: '4',
  member_kind: 'full',
  membership_state: 'normal',
  joined_on: '2010-11-23',
  full_on: '2011-11-23',
  unit_id: '01927000-0000-7000-8000-0000000000b1',
  unit_name: '第三党支部',
  group_id: null,
  group_name: '第一党小组',
  work_unit: '东岭市审计局',
  job_title: '财政审计科主任科员',
  work_post: 'official',
  mobile_masked: '160****0042',
  landline_masked: null,
  address_masked: '东岭市****',
  police_station_masked: null,
  flags: [],
  actions: ['correct_own'],
  version: 3,
};

const sessions: MySession[] = [
  ['Chrome · Windows', true, '2026-11-23T00:30:00Z', '10.12.*.*'],
  ['微信 · Android', false, '2026-11-22T11:05:00Z', '223.104.*.*'],
  ['Safari · iPhone', false, '2026-11-19T23:40:00Z', '117.136.*.*'],
].map(([device, current, seen, address], i) => ({
  id: `01927000-0000-7000-8000-0000000000e${i}`,
  current: Boolean(current),
  created_at: '2026-11-18T01:00:00Z',
  last_seen_at: String(seen),
  expires_at: '2026-11-24T01:00:00Z',
  device: String(device),
  address_masked: String(address),
}));

function correction(over: Partial<Correction>): Correction {
  return {
    id: crypto.randomUUID(),
    member_id: member.id,
    member_name: member.name,
    field: 'mobile',
    current: '160****0042',
    proposed: '160****7788',
    note: null,
    state: 'open',
    asked_at: '2026-11-20T02:10:00Z',
    decided_at: null,
    decided_by: null,
    decision_reason: null,
    unit_id: member.unit_id,
    unit_name: member.unit_name,
    asked_by: '01927000-0000-7000-8000-0000000000a1',
    on_behalf: false,
    asked_by_name: null,
    version: 1,
    ...over,
  };
}

/** Something to do, as the records tell it. */
export const waiting = (over: Partial<MyTodo>): MyTodo => ({
  urgency: 'waiting',
  matter: 'transfer_waiting',
  id: null,
  on: '2026-11-23',
  subject: null,
  start: null,
  place: null,
  may_confirm: false,
  may_ask_leave: false,
  count: null,
  amount: null,
  ...over,
});

/** The meeting a member can do something about. */
export const MEETING = '01927000-0000-7000-8000-0000000000d1';
/** A remedy of an organisational-life meeting, given to the member. */
export const REMEDY = '01927000-0000-7000-8000-0000000000e2';

function meeting(over: Partial<MyMeeting>): MyMeeting {
  return {
    id: MEETING,
    unit_id: member.unit_id,
    unit_name: member.unit_name,
    gathering: 'members',
    kinds: ['branch_meeting', 'themed_day'],
    subject: '学习贯彻全会精神',
    place: '三楼会议室',
    agenda: ['学习全会公报', '讨论年度计划'],
    planned_start: '2099-12-05T01:00:00Z',
    planned_end: '2099-12-05T03:00:00Z',
    started_at: null,
    ended_at: null,
    state: 'planned',
    day: '2099-12-05',
    attendance: { should: 9, present: 0, leave: 0, unexcused: 0, exempt: 0, unmarked: 9 },
    number: 0,
    version: 1,
    own: {
      standing: 'voter',
      mark: null,
      absence: null,
      confirmed_by: null,
      leave_state: null,
      leave_reason: null,
      leave_note: null,
      leave_on_behalf: false,
      leave_asked_by_name: null,
      may_confirm: true,
      may_ask_leave: true,
      may_take_back_leave: false,
    },
    ...over,
  };
}

export function seed(): Db {
  return structuredClone({
    tenant,
    handovers: [],
    todos: [],
    notices: [],
    practises: ['cadres', 'development', 'dues', 'transfers'],
    vocabulary: {},
    principal: {
      account: {
        id: '01927000-0000-7000-8000-0000000000a1',
        display_name: member.name,
        user_name: 'liwenjing',
        email_masked: 'l***@example.org',
        phone_masked: '160****0042',
        locale: 'zh-CN',
        totp_enabled: false,
      },
      member_id: member.id,
      roles: [{ role: 'member', unit_id: member.unit_id, unit_name: member.unit_name }],
      level: 'full',
      next: 'done',
      tenant,
      capabilities: [],
      expires_at: '2026-11-24T01:00:00Z',
      visit: null,
      closed: null,
    },
    me: {
      member,
      branch: {
        id: member.unit_id,
        name: '第三党支部',
        kind: 'branch',
        secretary: '王建国',
        contact: { name: '赵敏', phone: '0710-8812366' },
      },
      away: null,
    },
    sessions,
    dues,
    publications,
    receipt,
    development: structuredClone(development),
    elections: elections(),
    transfers: transfers(),
    meetings: [meeting({})],
    followUps: [
      {
        id: '01927000-0000-7000-8000-0000000000e1',
        meeting_id: MEETING,
        unit_id: member.unit_id,
        unit_name: member.unit_name,
        subject: '学习贯彻全会精神',
        day: '2026-11-05',
        text: '走访困难党员',
        owner: { id: member.id, name: member.name },
        due_on: '2026-11-20',
        done_on: null,
        done_note: null,
        reports: [],
        problem: null,
        state: 'overdue',
      },
      {
        id: REMEDY,
        meeting_id: MEETING,
        unit_id: member.unit_id,
        unit_name: member.unit_name,
        subject: '年度组织生活会',
        day: '2026-02-05',
        text: '每月参加一次集中学习',
        owner: { id: member.id, name: member.name },
        due_on: '2099-12-31',
        done_on: null,
        done_note: null,
        reports: [{ on: '2026-05-08', state: 'under_way', note: '已学习 3 次' }],
        problem: '学习不够经常',
        state: 'open',
      },
    ],
    corrections: [
      correction({}),
      correction({
        field: 'education',
        current: '31',
        proposed: '21',
        note: '2019年取得本科毕业证',
        state: 'accepted',
        asked_at: '2026-09-02T02:10:00Z',
        decided_at: '2026-09-04T01:00:00Z',
        decided_by: '王建国',
      }),
      correction({
        field: 'joined_on',
        current: '2010-11-23',
        proposed: '2010-10-23',
        state: 'refused',
        asked_at: '2026-06-11T02:10:00Z',
        decided_at: '2026-06-15T01:00:00Z',
        decided_by: '王建国',
        decision_reason: '与入党志愿书记载不一致，以支部大会通过之日为准。',
      }),
    ],
  } satisfies Db);
}
