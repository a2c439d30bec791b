import { describe, expect, it } from 'vitest';
import { lacks, NONE, withChosen } from './look';

const wish = { here: true, unit: '', place: '', reason: '' };

describe('a wish to move', () => {
  it('names what is missing, at the field that is shown', () => {
    expect(lacks(wish, 'x')).toEqual({ to_unit_id: 'x', to_place: undefined, reason: 'x' });
    expect(lacks({ ...wish, here: false, place: ' ' }, 'x')).toMatchObject({ to_unit_id: undefined, to_place: 'x' });
  });

  it('is whole with a place and a reason', () => {
    const whole = lacks({ ...wish, unit: '1', reason: '工作调动' }, 'x');
    expect(Object.values(whole).filter(Boolean)).toEqual([]);
  });
});

it('keeps the chosen branch among those found by another name', () => {
  const [one, two] = [
    { value: '1', label: '第一党支部（机关党委）' },
    { value: '2', label: '第二党支部（机关党委）' },
  ];
  expect(withChosen([two], one)).toEqual([one, two]);
  expect(withChosen([one, two], two)).toEqual([one, two]);
  expect(withChosen([one], NONE)).toEqual([one]);
});
