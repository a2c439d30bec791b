import { describe, expect, it } from 'vitest';
import { birthDateOf, type EditValues, EMPTY, KEEP, toBody, toPatch } from './values';

const before: EditValues = {
  ...EMPTY,
  name: '张维汉',
  unit_id: 'u1',
  joined_on: '1998-06-18',
  native_place: '河北沧州',
  not_applicable: ['degree'],
  id_no: KEEP,
  mobile: KEEP,
  landline: KEEP,
  address: KEEP,
  police_station: KEEP,
  circumstances: { act: 'keep' },
  reason: null,
};

describe('the changes to a member', () => {
  it('are nothing when nothing was touched, whatever the reason says', () => {
    expect(toPatch(before, { ...before, reason: '核对' })).toEqual({});
  });

  it('leave alone, empty or replace a value that was never shown', () => {
    expect(toPatch(before, { ...before, mobile: { act: 'set', value: ' 16020110411 ' } })).toEqual({
      mobile: '16020110411',
    });
    expect(toPatch(before, { ...before, address: { act: 'clear' } })).toEqual({ address: null });
    expect(toPatch(before, { ...before, landline: { act: 'set', value: ' ' } })).toEqual({ landline: null });
  });

  it('carry their reason', () => {
    expect(toPatch(before, { ...before, native_place: '', reason: ' 档案核对 ' })).toEqual({
      native_place: null,
      reason: '档案核对',
    });
  });

  it('register circumstances as a whole', () => {
    const after: EditValues = { ...before, circumstances: { act: 'set', hardship: true, incapacitated: false } };
    expect(toPatch(before, after)).toEqual({ circumstances: { hardship: true, incapacitated: false } });
  });

  it('know that the order of what does not apply means nothing', () => {
    const two: EditValues = { ...before, not_applicable: ['degree', 'landline'] };
    expect(toPatch(two, { ...two, not_applicable: ['landline', 'degree'] })).toEqual({});
    expect(toPatch(two, { ...two, not_applicable: [] })).toEqual({ not_applicable: [] });
  });
});

describe('a new member', () => {
  it('has only what was filled in', () => {
    const values = { ...EMPTY, name: ' 李文静 ', unit_id: 'u1', id_no: '11010519491231002X', joined_on: '2010-11-23' };
    expect(toBody(values)).toEqual({
      name: '李文静',
      unit_id: 'u1',
      id_no: '11010519491231002X',
      joined_on: '2010-11-23',
      member_kind: 'full',
      membership_state: 'normal',
      veteran: false,
      medal: false,
    });
  });

  it('carries hardship only where there is some', () => {
    expect(toBody({ ...EMPTY, hardship: true }).circumstances).toEqual({ hardship: true, incapacitated: false });
    expect(toBody(EMPTY).circumstances).toBeUndefined();
  });
});

describe('the day of birth in an ID number', () => {
  it('is offered where it is a day', () => {
    expect(birthDateOf('11010519491231002X')).toBe('1949-12-31');
    expect(birthDateOf('71000019771310245X')).toBeNull();
    expect(birthDateOf('710000197702300011')).toBeNull();
    expect(birthDateOf('123')).toBeNull();
  });
});
