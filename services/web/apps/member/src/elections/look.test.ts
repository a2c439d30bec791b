import { expect, it } from 'vitest';
import { candidatesOf } from './look';

it('names who stands in the order of the offices, and no office nobody stands for', () => {
  const stands = (name: string, office: 'committee_member' | 'secretary') => ({ member_id: name, name, office });
  const all = [stands('甲', 'secretary'), stands('甲', 'committee_member'), stands('乙', 'committee_member')];
  expect(candidatesOf(all)).toEqual([
    ['committee_member', ['甲', '乙']],
    ['secretary', ['甲']],
  ]);
});
