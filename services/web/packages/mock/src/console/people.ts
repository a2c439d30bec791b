import type { Item } from '@zhibu/api';

export type MemberRow = Item<'/api/records/members'>;

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [
  '建国',
  '淑兰',
  '丽',
  '伟',
  '文静',
  '秀英',
  '强',
  '桂英',
  '波',
  '丹丹',
  '春梅',
  '建平',
  '敏',
  '洋',
  '维汉',
  '志远',
  '雪',
  '鹏',
  '玉兰',
  '海燕',
];
const INITIALS: Record<string, string> = {
  王: 'w',
  李: 'l',
  张: 'z',
  刘: 'l',
  陈: 'c',
  杨: 'y',
  赵: 'z',
  黄: 'h',
  周: 'z',
  吴: 'w',
};

export const uuid = (kind: string, n: number): string => `01927000-0000-7000-${kind}-${String(n).padStart(12, '0')}`;

/** The same people at every start: a small generator with a fixed seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export interface Person extends MemberRow {
  initials: string;
}

export function people(count: number, branches: readonly { id: string; name: string }[]): Person[] {
  const next = random(20_261_123);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: count }, (_, n): Person => {
    const surname = pick(SURNAMES);
    const unit = pick(branches);
    const born = 1946 + Math.floor(next() * 58);
    const joined = Math.min(born + 19 + Math.floor(next() * 12), 2026);
    const probationary = joined >= 2026;
    const tail = String(Math.floor(next() * 10_000)).padStart(4, '0');
    const flags: MemberRow['flags'] = [];
    if (next() < 0.03) flags.push('floating');
    if (next() < 0.006) flags.push('lost_contact');
    if (joined < 1976) flags.push('medal_due');
    return {
      id: uuid('8000', n + 1),
      name: n % 97 === 3 ? '巴特尔·乌云' : surname + pick(GIVEN),
      initials: INITIALS[surname] ?? 'x',
      gender: next() < 0.62 ? 'male' : 'female',
      member_kind: probationary ? 'probationary' : 'full',
      membership_state: next() < 0.004 ? 'suspended' : 'normal',
      unit_id: unit.id,
      unit_name: unit.name,
      group_id: null,
      birth_year: born,
      joined_on: `${joined}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 9)}`,
      full_on: probationary ? null : `${joined + 1}-07-01`,
      mobile_masked: `160****${tail}`,
      id_no_masked: `710000********${tail}`,
      flags,
      version: 1,
    };
  });
}
