import { expect, it } from 'vitest';
import type { Invitation } from '../../api/identity';
import type { Delivery } from '../../api/notifications';
import { letterOf } from './delivery';

const invitation = (id: string, email_masked: string) => ({ id, email_masked }) as Invitation;
const letter = (id: string, to_masked: string, created_at: string, template = 'invitation') =>
  ({ id, to_masked, created_at, template }) as Delivery;

const li = invitation('1', 'l***@example.cn');
const letters = [
  letter('a', 'l***@example.cn', '2026-11-20T01:00:00Z'),
  letter('b', 'l***@example.cn', '2026-11-22T01:00:00Z'),
  letter('c', 'l***@example.cn', '2026-11-23T01:00:00Z', 'password_reset'),
];

it('the newest letter of an invitation counts', () => {
  expect(letterOf(li, [li], letters)?.id).toBe('b');
});

it('nothing is claimed where two invited people look alike', () => {
  expect(letterOf(li, [li, invitation('2', 'l***@example.cn')], letters)).toBeUndefined();
});

it('an invitation without a letter has none', () => {
  expect(letterOf(invitation('3', 'z***@example.cn'), [li], letters)).toBeUndefined();
});
