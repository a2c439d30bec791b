import { describe, expect, it } from 'vitest';
import { bodyOf, clash, patchOf } from './patch';

const before = {
  name: '张维汉',
  birth_place: '河北省',
  degree: null as string | null,
  flags: ['veteran', 'medal'],
  address: undefined,
};

describe('the three states of a changed field', () => {
  it('leaves out what was not touched', () => {
    expect(patchOf(before, { ...before })).toEqual({});
  });

  it('sends null for what was emptied', () => {
    expect(patchOf(before, { ...before, birth_place: '' })).toEqual({ birth_place: null });
    expect(patchOf(before, { ...before, birth_place: '   ' })).toEqual({ birth_place: null });
  });

  it('sends the value of what was changed, without the blanks around it', () => {
    expect(patchOf(before, { ...before, degree: ' 308 ' })).toEqual({ degree: '308' });
  });

  it('does not take another order of a set for a change', () => {
    expect(patchOf(before, { ...before, flags: ['medal', 'veteran'] })).toEqual({});
    expect(patchOf(before, { ...before, flags: ['medal'] })).toEqual({ flags: ['medal'] });
  });

  it('does not take an empty input of an unknown field for a change', () => {
    expect(patchOf<Record<string, unknown>>({ address: undefined }, { address: '' })).toEqual({});
  });

  it('looks into nested settings', () => {
    const settings = { password: { min_length: 8, history: 5 }, name: 'x' };
    expect(patchOf(settings, { password: { min_length: 10, history: 5 }, name: 'x' })).toEqual({
      password: { min_length: 10, history: 5 },
    });
  });
});

it('the body of a new record has only what was filled in', () => {
  expect(bodyOf({ name: ' 李 ', note: '', full_on: null, veteran: false })).toEqual({ name: '李', veteran: false });
});

describe('two people at one record', () => {
  const theirs = { ...before, name: '张维翰', birth_place: '河南省' };

  it('tells what the other changed', () => {
    expect(clash(before, theirs, { ...before, degree: '308' })).toEqual({ changed: ['name', 'birth_place'], both: [] });
  });

  it('finds where both meant different things', () => {
    expect(clash(before, theirs, { ...before, name: '张伟汉', birth_place: '河南省' }).both).toEqual(['name']);
  });
});
