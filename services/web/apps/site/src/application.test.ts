import { beforeEach, expect, it, vi } from 'vitest';

const ANSWER = {
  expires_at: '2126-06-03T09:00:00Z',
  held_until: '2126-06-01T11:00:00Z',
  resend_at: '2126-06-01T09:01:00Z',
};
const VALUES = { name: '某委员会', slug: 'mou', contact_email: 'a@b.example' };

/** The page as it is after a reload: what is in memory is gone. */
async function reloaded(): Promise<typeof import('./application')> {
  vi.resetModules();
  return import('./application');
}

beforeEach(() => sessionStorage.clear());

it('keeps its word and what was sent over a reload', async () => {
  const before = await reloaded();
  const word = before.key();
  expect(before.sent()).toBeUndefined();
  before.remember(VALUES, ANSWER, null);
  const after = await reloaded();
  expect(after.key()).toBe(word);
  expect(after.sent()?.values).toEqual(VALUES);
  expect(after.isSame({ ...VALUES })).toBe(true);
  expect(after.isSame({ ...VALUES, contact_email: 'c@d.example' })).toBe(false);
});

it('waits as long as the server says, whatever this clock shows', async () => {
  const page = await reloaded();
  page.remember(VALUES, ANSWER, 'Sat, 01 Jun 2126 09:00:20 GMT', 5_000);
  expect(page.sent(5_000)?.resendAt).toBe(5_000 + 40_000);
  page.putOff(90, 10_000);
  expect(page.sent(10_000)?.resendAt).toBe(100_000);
});

it('has nothing to send again once the link has run out', async () => {
  const page = await reloaded();
  page.remember(VALUES, ANSWER, null);
  expect(page.sent(Date.parse(ANSWER.expires_at))).toBeUndefined();
});

it('begins another application under another word', async () => {
  const page = await reloaded();
  const word = page.key();
  page.remember(VALUES, ANSWER, null);
  page.forget();
  expect(page.sent()).toBeUndefined();
  expect(page.key()).not.toBe(word);
  expect((await reloaded()).key()).toBe(page.key());
});

it('knows its own application by its address, and hears that another page has settled it', async () => {
  const page = await reloaded();
  expect(page.isOwn('https://mou.zhibu.example')).toBe(false);
  page.remember(VALUES, ANSWER, null);
  expect(page.isOwn('https://mou.zhibu.example')).toBe(true);
  expect(page.isOwn('https://moumou.zhibu.example')).toBe(false);
  (await reloaded()).forget();
  expect(page.sent()).toBeDefined();
  page.reread();
  expect(page.sent()).toBeUndefined();
});

it('keeps what it said once it is confirmed, but for the word to the agreements', async () => {
  const page = await reloaded();
  const word = page.key();
  page.remember({ ...VALUES, terms_accepted: 'true' }, ANSWER, null);
  page.settle();
  const after = await reloaded();
  expect(after.sent()).toBeUndefined();
  expect(after.key()).not.toBe(word);
  expect(after.confirmed()).toEqual(VALUES);
  expect(after.isOwn('https://mou.zhibu.example')).toBe(true);
  expect(after.isOwn('https://moumou.zhibu.example')).toBe(false);
  after.settle();
  expect(after.confirmed()).toEqual(VALUES);
  after.remember(VALUES, ANSWER, null);
  expect(after.confirmed()).toBeUndefined();
  after.settle();
  after.forget();
  expect((await reloaded()).confirmed()).toBeUndefined();
});

it('reads what another program left there as nothing', async () => {
  sessionStorage.setItem('zhibu.signup', '{"key":');
  expect((await reloaded()).key()).not.toBe('');
});
