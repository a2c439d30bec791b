import { expect, test } from 'vitest';
import type { OperatorAnnouncement } from '../api/operator';
import { type AnnouncementValues, standing, toInput } from './announcementValues';

const values: AnnouncementValues = {
  severity: 'info',
  title_zh: '维护',
  title_en: 'Maintenance',
  text_zh: '今晚',
  text_en: 'Tonight',
  from: '2026-06-18',
  until: '2026-06-19',
  audience: 'all',
  kinds: ['agency'],
  tenant_id: 'x',
  at_login: true,
};

test('days are days in Shanghai, and the last one still counts', () => {
  const { starts_at, ends_at } = toInput(values);
  expect(new Date(starts_at).toISOString()).toBe('2026-06-17T16:00:00.000Z');
  expect(new Date(ends_at).toISOString()).toBe('2026-06-19T15:59:59.000Z');
});

test('only the audience that was chosen is sent', () => {
  expect(toInput(values)).not.toHaveProperty('kinds');
  expect(toInput(values)).not.toHaveProperty('tenant_id');
  expect(toInput({ ...values, audience: 'kinds' }).kinds).toEqual(['agency']);
  expect(toInput({ ...values, audience: 'tenant' }).tenant_id).toBe('x');
});

test('withdrawn goes before everything else', () => {
  const of = { starts_at: '2026-01-01T00:00:00Z', ends_at: '2026-01-03T00:00:00Z' } as OperatorAnnouncement;
  const at = (day: string) => standing(of, Date.parse(`2026-01-${day}T12:00:00Z`));
  expect([at('01'), at('02'), at('03')]).toEqual(['isShown', 'isShown', 'isOver']);
  expect(standing(of, 0)).toBe('isLater');
  expect(standing({ ...of, withdrawn_at: '2026-01-01T00:00:00Z' }, 0)).toBe('isWithdrawn');
});
