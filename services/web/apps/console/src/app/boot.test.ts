import { describe, expect, it } from 'vitest';
import { isPlatform, readBoot } from './boot';

describe('what the gateway writes into the page', () => {
  it('tells the platform from an organisation', () => {
    expect(isPlatform(readBoot('{"tenant":null,"session":null}'))).toBe(true);
    expect(isPlatform(readBoot('{"tenant":{"name":"市直机关委员会"},"session":null}'))).toBe(false);
  });

  it('takes a page without it, or with nonsense in it, for an organisation', () => {
    for (const text of [undefined, null, '', '{']) expect(isPlatform(readBoot(text))).toBe(false);
  });
});
