import { describe, expect, it } from 'vitest';
import { day, flag, oneOf, parseSearch, reads, stringifySearch, text } from './search';

const read = reads({ q: text, below: flag, on: day, kind: oneOf(['full', 'probationary']) });

describe('search parameters', () => {
  it('survive the way through the address', () => {
    const search = { q: '0123', below: true as const, kind: 'full' as const };
    expect(read(parseSearch(stringifySearch(search)))).toEqual(search);
  });

  it('keep leading zeros of a telephone number', () => {
    expect(read(parseSearch('?q=0012'))).toEqual({ q: '0012' });
  });

  it('drop what is unknown or malformed', () => {
    expect(read({ q: ' ', below: 'yes', on: '2026-3-1', kind: 'other', evil: 'x' })).toEqual({});
  });
});
