import { describe, expect, it } from 'vitest';
import { keysByContent } from './useKey';

describe('the keys of one opening of a form', () => {
  it('are the same for every try of the same content', () => {
    const keyOf = keysByContent();
    const first = keyOf({ slug: 'a', name: '甲' });
    expect(keyOf({ slug: 'a', name: '甲' })).toBe(first);
  });

  it('differ where the content was changed, and come back with it', () => {
    const keyOf = keysByContent();
    const first = keyOf('a');
    expect(keyOf('b')).not.toBe(first);
    expect(keyOf('a')).toBe(first);
  });

  it('are new with every opening', () => {
    expect(keysByContent()('a')).not.toBe(keysByContent()('a'));
  });
});
