import type { MyMeeting } from '@zhibu/api';
import { expect, it } from 'vitest';
import { clock, comes, hereFirst, ownState, soonestFirst } from './own';

const own = (more: Partial<MyMeeting['own']> = {}): MyMeeting['own'] => ({
  standing: 'voter',
  mark: null,
  absence: null,
  confirmed_by: null,
  leave_state: null,
  leave_reason: null,
  leave_note: null,
  leave_on_behalf: false,
  leave_asked_by_name: null,
  may_confirm: false,
  may_ask_leave: true,
  may_take_back_leave: false,
  ...more,
});

it('says in one word how the own part stands', () => {
  expect(ownState({ state: 'planned', own: own() })).toBe('open');
  expect(ownState({ state: 'held', own: own() })).toBe('unknown');
  expect(ownState({ state: 'planned', own: own({ leave_state: 'asked' }) })).toBe('asked');
  expect(ownState({ state: 'planned', own: own({ leave_state: 'declined' }) })).toBe('declined');
  // what was entered outweighs what was asked for
  expect(ownState({ state: 'filed', own: own({ leave_state: 'asked', mark: 'present' }) })).toBe('present');
  expect(ownState({ state: 'cancelled', own: own({ mark: 'present' }) })).toBe('cancelled');
});

it('has the clock of Beijing, and what is next first', () => {
  expect(clock('2026-11-26T07:30:00Z')).toBe('15:30');
  const at = (planned_start: string) => ({ planned_start }) as MyMeeting;
  const sorted = soonestFirst([at('2026-12-05T01:00:00Z'), at('2026-11-27T01:00:00Z')]);
  expect(sorted[0]?.planned_start).toBe('2026-11-27T01:00:00Z');
});

it('puts the meeting whose code was scanned first', () => {
  const all = ['a', 'b', 'c'].map((id) => ({ id }) as MyMeeting);
  const order = (here: string | null) => hereFirst(all, here).map(({ id }) => id);
  expect(order('b')).toEqual(['b', 'a', 'c']);
  expect(order(null)).toEqual(['a', 'b', 'c']);
  expect(order('gone')).toEqual(['a', 'b', 'c']);
});

it('has what was held today among what is over', () => {
  const one = (state: MyMeeting['state'], day: string, may_confirm = false) =>
    ({ id: 'a', state, day, own: own({ may_confirm }) }) as MyMeeting;
  const still = (meeting: MyMeeting, here: string | null = null) => comes(meeting, '2026-11-26', here);
  expect(still(one('planned', '2026-11-26'))).toBe(true);
  expect(still(one('cancelled', '2026-11-26'))).toBe(true);
  expect(still(one('held', '2026-11-26'))).toBe(false);
  expect(still(one('filed', '2026-11-26'))).toBe(false);
  expect(still(one('planned', '2026-11-25'))).toBe(false);
  // whoever stands at the door finds it where it was announced
  expect(still(one('held', '2026-11-26', true), 'a')).toBe(true);
  expect(still(one('held', '2026-11-26', true), 'b')).toBe(false);
  expect(still(one('held', '2026-11-25', true), 'a')).toBe(false);
});
