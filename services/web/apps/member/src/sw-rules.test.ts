import { expect, it } from 'vitest';
import { impersonal, isShellRequest } from './sw-rules';

const origin = 'https://alpha.example.org';
const ask = (path: string, mode: RequestMode = 'cors', method = 'GET') =>
  isShellRequest({ url: new URL(path, origin).href, mode, method }, origin);

it('answers this app’s pages and built files', () => {
  expect(ask('/', 'navigate')).toBe('navigation');
  expect(ask('/record?x=1', 'navigate')).toBe('navigation');
  expect(ask('/assets/index-a1b2.js')).toBe('file');
});

it('keeps its hands off everything else', () => {
  for (const path of ['/api/records/me', '/login/', '/console/', '/theme/ab.css', '/.well-known/x']) {
    expect(ask(path, 'navigate'), path).toBeUndefined();
    expect(ask(path), path).toBeUndefined();
  }
  expect(ask('/assets/x.js', 'cors', 'POST')).toBeUndefined();
  expect(ask('https://elsewhere.example/assets/x.js')).toBeUndefined();
  expect(ask('/loginx', 'navigate')).toBe('navigation');
});

it('takes the person out of the page', () => {
  const page =
    '<head><script type="application/json" id="zhibu-boot">{"session":{"n":"\\u003c"}}</script><title>a</title>';
  expect(impersonal(page)).toBe('<head><title>a</title>');
  expect(impersonal('<script src="/a.js"></script>')).toBe('<script src="/a.js"></script>');
});
