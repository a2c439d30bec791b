import { describe, expect, it } from 'vitest';
import { safePath } from './flow';

describe('where a log-in may lead', () => {
  it('is a path of this site, with its query and fragment', () => {
    expect(safePath('/console/members?unit=1#x')).toBe('/console/members?unit=1#x');
    expect(safePath('/loginx')).toBe('/loginx');
  });

  it('is never another site', () => {
    for (const to of [
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'https://evil.example',
      'javascript:1',
      '',
    ]) {
      expect(safePath(to), to).toBeUndefined();
    }
  });

  it('is never a log-in page', () => {
    for (const to of ['/login', '/login/', '/login/totp/', '/x/../login/']) expect(safePath(to), to).toBeUndefined();
  });
});
