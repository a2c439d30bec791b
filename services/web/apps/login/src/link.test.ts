import { beforeEach, expect, it, vi } from 'vitest';
import { preview } from './link';

const PAGE = `<p id="loading" data-t="reset.loading"></p>
<button id="retry" data-t="link.again" hidden></button>
<section id="bad" hidden><h1 tabindex="-1"></h1><p id="bad-detail" hidden></p></section>
<section id="good" hidden></section>`;

const hidden = (id: string) => document.getElementById(id)?.hidden;
const text = (id: string) => document.getElementById(id)?.textContent;

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

async function answered(status: number, headers: Record<string, string> = {}): Promise<unknown> {
  const body = JSON.stringify({ code: 'x', detail: '这个链接已经用过。' });
  const all = { 'content-type': 'application/problem+json', ...headers };
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status, headers: all })));
  return preview('/api/identity/invitations/preview');
}

it('says what the server says of the link, and offers nothing else', async () => {
  for (const status of [404, 409, 410, 422]) {
    document.body.innerHTML = PAGE;
    expect(await answered(status)).toBeUndefined();
    expect([hidden('bad'), hidden('loading'), hidden('retry')], `${status}`).toEqual([false, true, true]);
    expect(text('bad-detail')).toBe('这个链接已经用过。');
  }
});

it('lets one try again where the link is not what failed', async () => {
  await answered(429, { 'retry-after': '61' });
  expect([hidden('bad'), hidden('loading'), hidden('retry')]).toEqual([true, false, false]);
  expect(text('loading')).toContain('2 分钟');
  await answered(503);
  expect(hidden('bad')).toBe(true);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
  await preview('/api/identity/invitations/preview');
  expect(hidden('bad')).toBe(true);
  expect(text('loading')).toContain('网络');
});
