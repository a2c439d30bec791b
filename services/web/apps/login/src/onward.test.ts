import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

const host = { kind: 'tenant', session: undefined as object | undefined };
const tenant = {
  get face() {
    return Promise.resolve({ kind: host.kind });
  },
  api: async () => '/api/identity',
};

// other files have the real one, in the same process
vi.resetModules();
vi.doMock('./tenant', () => tenant);
const { proceed, safePath } = await import('./onward');

afterAll(() => {
  vi.doUnmock('./tenant');
  vi.resetModules();
  vi.unstubAllGlobals();
});

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

describe('where a log-in leads that was for nothing else', () => {
  const replaced = vi.fn();
  const answered = () =>
    new Response(JSON.stringify(host.session), { headers: { 'content-type': 'application/json' } });
  const led = async (kind: string, session: object | undefined) => {
    Object.assign(host, { kind, session });
    await proceed('done');
    return replaced.mock.lastCall?.[0];
  };
  const holds = (...roles: string[]) => roles.map((role) => ({ role, unit_id: null, unit_name: null }));

  beforeEach(() => {
    sessionStorage.clear();
    vi.stubGlobal('location', { origin: 'https://alpha.example', replace: replaced });
    vi.stubGlobal('fetch', async () => (host.session ? answered() : Promise.reject(new TypeError('away'))));
  });

  it('is the console for whoever has an office and is no member', async () => {
    expect(await led('tenant', { member_id: null, roles: holds('tenant_admin') })).toBe('/console/');
    expect(await led('tenant', { member_id: null, roles: holds('member', 'auditor') })).toBe('/console/');
    expect(await led('platform', undefined)).toBe('/console/');
  });

  it('is the app of the members for everybody else', async () => {
    expect(await led('tenant', { member_id: 'm', roles: holds('secretary') })).toBe('/');
    expect(await led('tenant', { member_id: null, roles: holds('member', 'resident') })).toBe('/');
    expect(await led('tenant', undefined)).toBe('/');
  });

  it('is where the person wanted to go, once', async () => {
    sessionStorage.setItem('zhibu.to', '/account');
    const admin = { member_id: null, roles: holds('tenant_admin') };
    expect(await led('tenant', admin)).toBe('/account');
    expect(await led('tenant', admin)).toBe('/console/');
  });
});
