import { seed } from '@zhibu/mock';
import { expect, it } from 'vitest';
import { todos } from './todos';

const now = Date.parse('2026-11-23T00:00:00Z');
const keys = (db: ReturnType<typeof seed>) =>
  todos(db.principal, db.me ?? undefined, db.corrections, now).map((todo) => todo.key);

it('names what waits and what is missing, at most three', () => {
  const db = seed();
  expect(keys(db)).toEqual(['open', 'totp']);
  if (db.me) db.me.member.mobile_masked = null;
  db.corrections = [];
  expect(keys(db)).toEqual(['mobile', 'totp']);
});

it('puts a fresh decision first and drops it after two weeks', () => {
  const db = seed();
  const [first] = db.corrections;
  if (!first) throw new Error('the seed has corrections');
  Object.assign(first, { state: 'accepted', decided_at: '2026-11-20T00:00:00Z' });
  expect(keys(db)).toEqual([first.id, 'totp']);
  first.decided_at = '2026-11-01T00:00:00Z';
  expect(keys(db)).toEqual(['totp']);
});

it('leaves nothing to somebody without a record and with the second step', () => {
  const db = seed();
  db.principal.account.totp_enabled = true;
  expect(todos(db.principal, { member: null, branch: null }, [], now)).toEqual([]);
});
