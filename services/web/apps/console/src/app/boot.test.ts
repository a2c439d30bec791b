import { describe, expect, it } from 'vitest';
import { isClosed, isPlatform, readBoot } from './boot';

describe('what the gateway writes into the page', () => {
  it('tells the platform from an organisation', () => {
    expect(isPlatform(readBoot('{"tenant":null,"session":null}'))).toBe(true);
    expect(isPlatform(readBoot('{"tenant":{"name":"市直机关委员会"},"session":null}'))).toBe(false);
  });

  it('tells an organisation that can only be left from one in use', () => {
    expect(isClosed(readBoot('{"tenant":{},"session":{"closed":{"reason":"撤并","closes_at":null}}}'))).toBe(true);
    for (const session of ['null', '{}', '{"closed":null}']) {
      expect(isClosed(readBoot(`{"tenant":{},"session":${session}}`))).toBe(false);
    }
  });

  it('takes a page without it, or with nonsense in it, for an organisation', () => {
    for (const text of [undefined, null, '', '{']) expect(isPlatform(readBoot(text))).toBe(false);
  });
});
