import { describe, expect, it } from 'vitest';
import type { Todo } from '../../../api/month';
import { byUrgency, placeOf, rulesByLine } from './todo';

const todo = (part: Partial<Todo>): Todo => ({
  urgency: 'due',
  matter: 'duty_open',
  unit_id: 'u',
  unit_name: '第一党支部',
  count: 1,
  on: null,
  kind: null,
  year: null,
  subject: null,
  meeting_id: null,
  file_id: null,
  election_id: null,
  collection_id: null,
  appointment_id: null,
  work: null,
  ...part,
});

describe('the month of a unit', () => {
  it('shows what is overdue first and leaves out what there is none of', () => {
    const items = [
      todo({ urgency: 'coming', subject: 'c' }),
      todo({ urgency: 'overdue', subject: 'a' }),
      todo({ urgency: 'overdue', subject: 'b' }),
    ];
    const shown = byUrgency(items).map(([urgency, some]) => [urgency, some.map((one) => one.subject)]);
    expect(shown).toEqual([
      ['overdue', ['a', 'b']],
      ['coming', ['c']],
    ]);
  });

  it('names the rule of a matter at its first line', () => {
    const basis = { rule: 'meetings.duties', source: '支部工作条例', effective_from: '2018-10-28' };
    const first = todo({ matter: 'duty_open', subject: 'a' });
    const items = [todo({ matter: 'follow_up' }), first, todo({ matter: 'duty_open', subject: 'b' })];
    expect([...rulesByLine(items, [{ matter: 'duty_open', basis }])]).toEqual([[first, basis]]);
    expect(rulesByLine([], [{ matter: 'duty_open', basis }]).size).toBe(0);
  });

  it('leads to where the work is done', () => {
    expect(placeOf(todo({}))).toBe('/meetings?unit=u');
    expect(placeOf(todo({ matter: 'duty_missing', year: 2026 }))).toBe('/meetings?unit=u&year=2026');
    expect(placeOf(todo({ matter: 'meeting_unfiled', meeting_id: 'm' }))).toBe('/meetings/m');
    expect(placeOf(todo({ matter: 'dues_behind' }))).toBe('/dues?unit=u');
    expect(placeOf(todo({ matter: 'remittance_sent' }))).toBe('/dues?tab=remit&unit=u');
    expect(placeOf(todo({ matter: 'development_due', file_id: 'f' }))).toBe('/development/f');
    expect(placeOf(todo({ matter: 'term_ending' }))).toBe('/elections');
    expect(placeOf(todo({ matter: 'election_open', election_id: 'e' }))).toBe('/elections/e');
    expect(placeOf(todo({ matter: 'unit_requested' }))).toBe('/elections?tab=requests');
    expect(placeOf(todo({ matter: 'correction_asked' }))).toBe('/corrections?state=open');
    expect(placeOf(todo({ matter: 'transfer_waiting' }))).toBe('/transfers');
    expect(placeOf(todo({ matter: 'talks_open' }))).toBe('/talks?unit=u');
    expect(placeOf(todo({ matter: 'lost_remove' }))).toBe('/members?unit=u&lost=true');
    expect(placeOf(todo({ matter: 'work_of_month', work: 'plan' }))).toBe('/meetings?unit=u');
    expect(placeOf(todo({ matter: 'work_of_month', work: 'annual_statistics' }))).toBe('/statistics?unit=u');
    expect(placeOf(todo({ matter: 'work_of_month', work: 'expiring_terms' }))).toBe('/exceptions?matter=term_ending');
  });
});
