import { describe, expect, it } from 'vitest';
import { grouped, stateOf } from './state';

describe('a month of the own dues', () => {
  it('is paid, open or exempt', () => {
    expect(stateOf({ owed: 4500, payment_id: 'x' })).toBe('paid');
    expect(stateOf({ owed: 4500, payment_id: null })).toBe('open');
    expect(stateOf({ owed: 0, payment_id: null })).toBe('exempt');
  });
});

it('groups a code as people copy it', () => {
  expect(grouped('ABCDEFGHIJKL2345')).toBe('ABCD-EFGH-IJKL-2345');
  expect(grouped('')).toBe('');
});
