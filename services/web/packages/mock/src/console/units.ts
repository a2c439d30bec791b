import type { Answer, Item } from '@zhibu/api';
import { type Person, uuid } from './people';

export type Unit = Item<'/api/records/units'>;
export type UnitDetail = Answer<'/api/records/units/{id}', 'get'>;

const WORKSHOPS = ['炼钢', '轧钢', '动力', '机修', '质检', '物流', '仓储', '采购', '营销', '财务', '研发', '信息'];

const label = (n: number) => `u${String(n).padStart(7, 'a')}`;

/** A group of companies as in the enterprise roster: a committee, three general branches and thirty-six branches. */
export function units(): Unit[] {
  const list: Unit[] = [];
  const add = (parent: Unit | undefined, kind: Unit['kind'], name: string, secretary: string | null): Unit => {
    const n = list.length + 1;
    const made: Unit = {
      id: uuid('9000', n),
      parent_id: parent?.id ?? null,
      path: `${parent?.path ?? '/'}${label(n)}/`,
      kind,
      name,
      short_name: null,
      state: 'active',
      depth: (parent?.depth ?? 0) + 1,
      members_full: 0,
      members_probationary: 0,
      secretary_name: secretary,
      position: n,
      version: 1,
    };
    list.push(made);
    return made;
  };
  const top = add(undefined, 'party_committee', '恒川制造集团委员会', '陈志远');
  for (const [at, part] of ['生产', '职能', '工程'].entries()) {
    const general = add(top, 'general_branch', `${part}党总支`, ['赵建国', '周敏', null][at] ?? null);
    for (const name of WORKSHOPS.filter((_, n) => n % 3 === at)) {
      const branch = add(general, 'branch', `${name}车间党支部`, name === '质检' ? null : `${name.charAt(0)}书记`);
      if (name === '炼钢') for (const n of ['一', '二', '三']) add(branch, 'group', `炼钢第${n}党小组`, null);
    }
    for (let n = at + 1; n <= 24; n += 3) add(general, 'branch', `项目${n}部党支部`, n % 7 === 0 ? null : '李强');
  }
  add(top, 'retired_branch', '离退休党支部', '何玉兰');
  add(top, 'temporary_branch', '重点工程临时党支部', '林海燕');
  return list;
}

/** Every unit counts its own members and those of everything below it. */
export function counted(list: readonly Unit[], members: readonly Person[]): Unit[] {
  const paths = new Map(list.map((unit) => [unit.id, unit.path]));
  return list.map((unit) => {
    const within = members.filter((member) => paths.get(member.unit_id)?.startsWith(unit.path));
    const full = within.filter((member) => member.member_kind === 'full').length;
    return { ...unit, members_full: full, members_probationary: within.length - full };
  });
}

const CHILDREN: Partial<Record<Unit['kind'], Unit['kind'][]>> = {
  party_committee: [
    'party_committee',
    'general_branch',
    'branch',
    'joint_branch',
    'retired_branch',
    'floating_branch',
    'temporary_branch',
    'functional_branch',
    'leading_group',
  ],
  general_branch: [
    'branch',
    'joint_branch',
    'retired_branch',
    'floating_branch',
    'temporary_branch',
    'functional_branch',
  ],
  branch: ['group'],
  retired_branch: ['group'],
  temporary_branch: ['group'],
};

const CAPABILITIES: Partial<Record<Unit['kind'], UnitDetail['capabilities']>> = {
  party_committee: ['develop_members', 'collect_dues', 'hold_elections', 'discipline', 'transfers'],
  general_branch: ['develop_members', 'collect_dues', 'hold_elections', 'discipline', 'transfers'],
  branch: [
    'develop_members',
    'collect_dues',
    'hold_elections',
    'discipline',
    'counts_members',
    'transfers',
    'holds_members',
  ],
  retired_branch: ['collect_dues', 'hold_elections', 'discipline', 'counts_members', 'transfers', 'holds_members'],
};

const POSTS: UnitDetail['allowed_posts'] = [
  'secretary',
  'deputy_secretary',
  'organisation_commissioner',
  'publicity_commissioner',
  'discipline_commissioner',
  'committee_member',
];

export function detail(unit: Unit, list: readonly Unit[]): UnitDetail {
  return {
    ...unit,
    merged_into_id: null,
    nature: 'state_enterprise',
    situation: 'same_as_parent',
    body_name: null,
    credit_code: null,
    contact_name: '赵敏',
    contact_phone: '0710-8812366',
    founded_on: '2012-06-18',
    approved_doc_no: '恒党发〔2012〕18号',
    dissolved_on: null,
    term:
      unit.kind === 'group'
        ? { started_on: null, years: null, ends_on: null }
        : { started_on: '2024-01-05', years: 3, ends_on: '2027-01-05' },
    direct_transfers: unit.kind === 'party_committee',
    external_code: null,
    joint_bodies: null,
    updated_at: '2026-11-01T02:00:00Z',
    parent_name: list.find((other) => other.id === unit.parent_id)?.name ?? null,
    capabilities: CAPABILITIES[unit.kind] ?? [],
    allowed_children: CHILDREN[unit.kind] ?? [],
    allowed_posts: unit.kind === 'group' ? ['group_leader', 'deputy_group_leader'] : POSTS,
    actions: ['update', 'move', 'merge', 'dissolve', 'create', 'appoint'],
    warnings:
      unit.kind === 'branch' && unit.secretary_name === null
        ? [{ code: 'secretary_vacant', detail: '书记空缺，请尽快补选或任命。', pointer: null, basis: null }]
        : [],
  };
}
