import { seed } from '@zhibu/mock';
import { expect, it } from 'vitest';
import { fieldLabel, inWords, optionsOf, SECTIONS } from './fields';

const codes = {
  ethnic: { codes: [{ code: '01', label: '汉族' }] },
  education: { codes: [{ code: '21', label: '大学本科毕业' }] },
};
const spec = (name: string) => {
  const found = SECTIONS.flatMap((s) => [...s.fields]).find((f) => f.name === name);
  if (!found) throw new Error(name);
  return found;
};

it('shows words for codes and dates, and only masked numbers', () => {
  const record = seed().me?.member;
  if (!record) throw new Error('the seed has a record');
  expect(spec('ethnic').show(record, codes)).toBe('汉族');
  expect(spec('joined_on').show(record, codes)).toBe('2010年11月23日');
  expect(spec('id_no').show(record, codes)).toContain('****');
  expect(spec('member_kind').show(record, codes)).toBe('正式党员');
});

it('offers no correction where the organisation decides', () => {
  for (const name of ['member_kind', 'membership_state', 'unit_id', 'group_id']) {
    expect(spec(name).input, name).toBeUndefined();
  }
});

it('says proposed values in words', () => {
  expect(inWords('education', '21', codes)).toBe('大学本科毕业');
  expect(inWords('gender', 'female', codes)).toBe('女');
  expect(inWords('joined_on', '2010-10-23', codes)).toBe('2010年10月23日');
  expect(inWords('mobile', '160****7788', codes)).toBe('160****7788');
  expect(inWords('something_new', 'x', codes)).toBe('x');
  expect(fieldLabel('mobile')).toBe('手机号码');
});

it('lets people choose from the table', () => {
  expect(optionsOf(spec('ethnic'), codes)).toEqual([{ value: '01', label: '汉族' }]);
  expect(optionsOf(spec('work_post'), codes).map((o) => o.value)).toContain('retired');
});
