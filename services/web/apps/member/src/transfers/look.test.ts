import { describe, expect, it } from 'vitest';
import { lacks } from './look';

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
