import { expect, it } from 'vitest';
import { erasedSince, roundsIn } from './clearing';

const row = (run: string, erased: number) => ({ run, erased });

it('waits until a new round has told of every kind of data', () => {
  const before = [row('a', 5), row('a', 1)];
  const known = roundsIn(before);
  expect(erasedSince(before, known, 2)).toBeUndefined();
  expect(erasedSince([row('b', 3), ...before], known, 2)).toBeUndefined();
  expect(erasedSince([row('b', 4), row('b', 3), ...before], known, 2)).toBe(7);
});

it('counts one round, whichever is whole', () => {
  expect(erasedSince([row('c', 1), row('b', 0), row('b', 0)], roundsIn([]), 2)).toBe(0);
});
