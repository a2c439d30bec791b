import { seed, waiting } from '@zhibu/mock';
import { expect, it } from 'vitest';
import { todos } from './todos';

const now = Date.parse('2026-11-23T00:00:00Z');
const keys = (db: ReturnType<typeof seed>) =>
  todos(db.principal, db.me ?? undefined, db.corrections, now, db.todos).map((todo) => todo.key);

it('names what waits and what is missing', () => {
  const db = seed();
  expect(keys(db)).toEqual(['open', 'totp']);
  if (db.me) db.me.member.mobile_masked = null;
  db.corrections = [];
  expect(keys(db)).toEqual(['mobile', 'totp']);
});

it('offers a mobile number for logging in only where the account has none', () => {
  const db = seed();
  if (db.me) db.me.member.mobile_masked = null;
  db.corrections = [];
  const hint = () => todos(db.principal, db.me ?? undefined, [], now)[0]?.hint;
  db.principal.account.phone_masked = null;
  expect(hint()).toBe('方便支部联系您，也可以用它登录');
  db.principal.account.phone_masked = '160****0042';
  expect(hint()).toBe('方便支部联系您');
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

it('says what waits in the records first, with its day, its place and what it comes to', () => {
  const db = seed();
  db.todos = [
    waiting({ urgency: 'overdue', matter: 'dues_unpaid', on: '2026-09-30', count: 2, amount: 19092 }),
    waiting({
      urgency: 'due',
      matter: 'meeting',
      id: 'm',
      subject: '支部党员大会',
      start: '2026-11-25T01:00:00Z',
      place: '三楼会议室',
      may_ask_leave: true,
    }),
  ];
  const [dues, meeting, next] = todos(db.principal, db.me ?? undefined, db.corrections, now, db.todos);
  expect(dues).toMatchObject({ to: '/dues', title: '党费 2 个月未交，共 190.92元' });
  expect(meeting).toMatchObject({ to: '/meetings?here=m', title: '会议：支部党员大会' });
  expect(meeting?.hint).toContain('三楼会议室 · 不能参加请及时请假');
  expect(next?.key).toBe('open');
});

it('tells of one talk by name, and of many in one line where the first stood', () => {
  const db = seed();
  const told = (id: string, subject: string) =>
    waiting({ urgency: 'due', matter: 'talk_entered', id, subject, on: '2026-11-02' });
  const dues = waiting({ urgency: 'due', matter: 'dues_unpaid', on: '2026-11-30', count: 1, amount: 4500 });
  db.todos = [told('a', '王想')];
  const [one] = todos(db.principal, db.me ?? undefined, db.corrections, now, db.todos);
  expect(one?.title).toContain('王想');
  db.todos = [told('a', '王想'), dues, told('b', '李雷'), told('c', '王宁')];
  expect(keys(db).slice(0, 3)).toEqual(['talks', 'dues_unpaid-', 'open']);
  const [all] = todos(db.principal, db.me ?? undefined, db.corrections, now, db.todos);
  expect(all).toMatchObject({ to: '/talks', title: '您有3次谈心谈话已登记' });
});
