import type { Answer, Item } from '@zhibu/api';
import { type Person, people, uuid } from './people';
import { counted, type Unit, units } from './units';

export type Post = Item<'/api/records/posts'>;
export type Correction = Item<'/api/records/corrections'>;
export type ImportRun = Item<'/api/records/imports'>;
export type ImportRow = Item<'/api/records/imports/{id}/rows'>;
export type Member = Answer<'/api/records/members/{id}', 'get'>;
export type FloatingSpell = Item<'/api/records/floating-spells'>;
export type LostContact = Item<'/api/records/lost-contacts'>;

export interface Records {
  units: Unit[];
  members: Person[];
  posts: Post[];
  corrections: Correction[];
  imports: ImportRun[];
  floating: FloatingSpell[];
  lost: LostContact[];
}

const MEMBERS = 2_340;

function posts(list: readonly Unit[], members: readonly Person[]): Post[] {
  const ends = ['2027-01-05', '2026-11-01', '2028-06-30', null];
  return list.slice(0, 40).flatMap((unit, n): Post[] => {
    const member = members[n * 7 + 3];
    if (!member || unit.secretary_name === null) return [];
    return [
      {
        id: uuid('a000', n + 1),
        unit_id: unit.id,
        unit_name: unit.name,
        member_id: member.id,
        member_name: member.name,
        post: unit.kind === 'group' ? 'group_leader' : n % 5 === 4 ? 'organisation_commissioner' : 'secretary',
        started_on: '2024-01-05',
        term_end: ends[n % 4] ?? null,
        ended_on: null,
        end_reason: null,
        basis: n % 6 === 5 ? 'acting' : 'elected',
        doc_no: null,
        recorded_at: '2026-11-01T02:00:00Z',
        version: 1,
      },
    ];
  });
}

const ASKED: [field: Correction['field'], current: string | null, proposed: string, note: string | null][] = [
  ['mobile', '160****0042', '160****7788', '换了号码'],
  ['education', '31', '21', '2025 年自考本科毕业，证书已交支部'],
  ['native_place', null, '河北沧州', null],
  ['work_unit', '轧钢车间', '营销中心华东区', '10 月调岗'],
  ['full_on', '1999-06-18', '1999-07-01', '以档案为准'],
];

const corrections = (members: readonly Person[]): Correction[] =>
  ASKED.map(([field, current, proposed, note], n) => {
    const member = members[n * 31 + 5] as Person;
    return {
      id: uuid('b000', n + 1),
      member_id: member.id,
      member_name: member.name,
      unit_id: member.unit_id,
      unit_name: member.unit_name,
      field,
      current,
      proposed,
      note,
      state: n === 4 ? 'accepted' : 'open',
      asked_at: `2026-11-2${n % 3}T02:10:00Z`,
      asked_by: uuid('c000', 9),
      on_behalf: false,
      asked_by_name: null,
      decided_at: n === 4 ? '2026-11-22T03:00:00Z' : null,
      decided_by: null,
      decision_reason: null,
      version: 1,
    };
  });

const COLUMNS: ImportRun['columns'] = [
  { title: '序号', field: null },
  { title: '姓名', field: 'name' },
  { title: '身份证号', field: 'id_no' },
  { title: '所在党支部', field: 'branch' },
  { title: '加入党组织日期', field: 'joined_on' },
  { title: '备注', field: null },
];

const run = (n: number, over: Partial<ImportRun>): ImportRun => ({
  id: uuid('d000', n),
  kind: 'members',
  file_name: '恒川制造集团党员花名册(2026年9月).xlsx',
  state: 'checked',
  rows_read: 2_400,
  rows_good: 2_340,
  rows_refused: 60,
  rows_warned: 39,
  progress: 1,
  problem: null,
  can_undo: false,
  created_at: '2026-11-23T01:20:00Z',
  created_by: uuid('c000', 1),
  applied_at: null,
  mode: null,
  rows_done: 0,
  columns: COLUMNS,
  ...over,
});

export function records(): Records {
  const bare = units();
  const holders = bare.filter((unit) => unit.kind === 'branch' || unit.kind === 'retired_branch');
  const members = people(MEMBERS, holders);
  const list = counted(bare, members);
  const first = members[0] as Person;
  return {
    units: list,
    members,
    posts: posts(list, members),
    corrections: corrections(members),
    imports: [
      run(1, {}),
      run(2, {
        kind: 'units',
        file_name: '组织树.xlsx',
        state: 'applied',
        rows_read: 40,
        rows_good: 40,
        rows_done: 40,
        rows_refused: 0,
        rows_warned: 0,
        can_undo: true,
      }),
      run(3, {
        file_name: '退休支部.csv',
        state: 'failed',
        rows_read: 0,
        rows_good: 0,
        rows_refused: 0,
        rows_warned: 0,
      }),
    ],
    floating: [
      {
        id: uuid('e000', 1),
        member_id: first.id,
        member_name: first.name,
        unit_id: first.unit_id,
        unit_name: first.unit_name,
        where_to: '浙江省杭州市西湖区',
        since: '2026-03-01',
        contact: '160****2233',
        inflow_unit_id: null,
        ended_on: null,
        months: 8,
        counts: true,
        abroad: null,
        expected_until: null,
        changed: null,
        fixed_place: null,
        paper: null,
        certificates: [],
      },
    ],
    lost: [],
  };
}

const REASONS: [column: string, code: string, detail: string, value: string][] = [
  ['公民身份号码', 'bad_check_digit', '身份证号末位校验不通过，请核对', '710000********5857'],
  ['转正日期', 'confirmed_before_joined', '转正日期早于入党日期', '1997-06-18'],
  ['所在党支部', 'unknown_branch', '没有名为“炼刚车间党支部”的支部；是否为“炼钢车间党支部”？', '炼刚车间党支部'],
  ['性别', 'gender_contradicts_id', '性别与身份证号不一致', '男'],
  ['公民身份号码', 'duplicate_id', '与第 231 行的身份证号相同，保留先出现的一行', '710000********1443'],
  ['出生日期', 'impossible_date', '没有这一天', '1971-02-30'],
];

/** The rows of a checked file, in the proportions its figures say. */
export function rowsOf(imported: ImportRun, state: ImportRow['state']): ImportRow[] {
  const count = {
    refused: imported.rows_refused,
    warned: imported.rows_warned,
    good: imported.rows_good - imported.rows_warned,
  }[state];
  return Array.from({ length: count }, (_, n): ImportRow => {
    const reason = REASONS[n % REASONS.length] as (typeof REASONS)[number];
    const [column, code, detail, value_masked] =
      state === 'warned'
        ? ['公民身份号码', 'first_generation_id', '15 位身份证号已按规则升为 18 位', '710000******122']
        : reason;
    return {
      line: 27 + n * 13,
      state,
      name: ['马建平', '汪建国', '巴特尔·乌云', '赵淑兰'][n % 4] ?? null,
      findings: state === 'good' ? [] : [{ column, code, detail, value_masked, refuses: state === 'refused' }],
    };
  });
}

/** One record in full, grown from its row in the list. */
export function whole(person: Person): Member {
  const { initials: _, birth_year, ...row } = person;
  return {
    ...row,
    ethnic: '01',
    birth_date: `${birth_year}-11-18`,
    id_birth_date: `${birth_year}-11-08`,
    native_place_code: null,
    native_place: '河北沧州',
    birth_place_code: null,
    birth_place: '福建省昆明市',
    education: '21',
    degree: null,
    political_status: person.member_kind === 'full' ? '01' : '02',
    joined_on: row.joined_on,
    membership_years: person.full_on ? 2026 - Number(person.full_on.slice(0, 4)) : 0,
    group_name: null,
    work_post: 'professional',
    job_title: '机电工程师',
    work_unit: null,
    landline_masked: null,
    address_masked: '福建省昆明市********',
    police_station_masked: '***',
    veteran: false,
    medal: false,
    not_applicable: ['degree', 'landline'],
    warnings: [],
    actions: ['update', 'reveal', 'appoint'],
    updated_at: '2026-11-01T02:00:00Z',
  };
}
