import { beforeEach, expect, it, vi } from 'vitest';
import { call, createApi, withVersion } from './client';
import { idempotencyKey, ifMatch } from './headers';
import { goToLogin } from './login';
import { NETWORK, type Problem } from './problem';

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

beforeEach(() => {
  document.documentElement.lang = 'en';
});

it('asks in the language of the page and hands over the data', async () => {
  const fetch = vi.fn(async (request: Request) => json({ lang: request.headers.get('accept-language') }));
  const api = createApi({ fetch: fetch as unknown as typeof globalThis.fetch });
  expect(await call(api.GET('/api/identity/tenant'))).toEqual({ lang: 'en' });
  expect(fetch.mock.calls[0]?.[0]?.url).toBe('http://alpha.localhost/api/identity/tenant');
});

it('throws what was refused', async () => {
  const api = createApi({ fetch: async () => json({ code: 'unit_cycle', detail: 'x' }, 422) });
  await expect(call(api.GET('/api/records/me'))).rejects.toMatchObject({ status: 422, code: 'unit_cycle' });
});

it('leaves for the log-in page when the session is over', async () => {
  const onSignedOut = vi.fn();
  const api = createApi({ fetch: async () => json({ code: 'unauthenticated' }, 401), onSignedOut });
  await expect(call(api.GET('/api/records/me'))).rejects.toMatchObject({ status: 401 });
  expect(onSignedOut).toHaveBeenCalledTimes(1);
});

it('calls a missing network a problem', async () => {
  const api = createApi({ fetch: () => Promise.reject(new TypeError('failed')) });
  await expect(call(api.GET('/api/records/me'))).rejects.toSatisfy(
    (p: Problem) => p.code === NETWORK && p.status === 0,
  );
});

it('hands over the entity tag and sends it back', async () => {
  const api = createApi({ fetch: async () => json({ id: '1' }, 200, { etag: '"v3"' }) });
  const { etag } = await withVersion(api.GET('/api/records/units/{id}', { params: { path: { id: '1' } } }));
  expect(etag).toBe('"v3"');
  expect(ifMatch(3)).toEqual({ 'if-match': '"v3"' });
});

it('makes keys without a secure context', () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(idempotencyKey()).toMatch(shape);
  vi.spyOn(crypto, 'getRandomValues');
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  expect(idempotencyKey()).toMatch(shape);
});

it('goes to the log-in page once, and says where it came from', () => {
  const go = vi.fn();
  history.replaceState(null, '', '/record?x=1#y');
  goToLogin(go);
  goToLogin(go);
  expect(go.mock.calls).toEqual([['/login/?to=%2Frecord%3Fx%3D1%23y']]);
});
