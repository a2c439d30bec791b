import { expect, it } from 'vitest';
import type { Participant } from '../../api/meetings';
import { mayAskLeave } from './leave';

const one = (more: Partial<Participant>) =>
  ({ standing: 'voter', mark: null, leave_state: null, ...more }) as Participant;

it('asks for leave for whoever is neither excused nor there', () => {
  expect(mayAskLeave(one({}))).toBe(true);
  expect(mayAskLeave(one({ leave_state: 'declined' }))).toBe(true);
  expect(mayAskLeave(one({ mark: 'unexcused' }))).toBe(true);
  expect(mayAskLeave(one({ leave_state: 'asked' }))).toBe(false);
  expect(mayAskLeave(one({ leave_state: 'approved', mark: 'leave' }))).toBe(false);
  expect(mayAskLeave(one({ mark: 'present' }))).toBe(false);
  expect(mayAskLeave(one({ standing: 'guest' }))).toBe(false);
});
