import { describe, expect, it } from 'vitest';
import { linesOf, newDecision, recordBody } from './record';

describe('a record', () => {
  it('has an item of the agenda on every line that says something', () => {
    expect(linesOf(' 传达学习 \n\n讨论\n')).toEqual(['传达学习', '讨论']);
    expect(linesOf(null)).toEqual([]);
  });

  it('is sent whole: what is empty is empty, votes that were not typed are none', () => {
    const body = recordBody({
      chair_id: 'a',
      recorder_id: null,
      lecturer_id: null,
      agenda: '一\n二',
      minutes: '  ',
      decisions: [{ ...newDecision('members'), text: '通过计划', yes: 5 }],
      follow_ups: [{ text: '走访', owner_id: 'a', due_on: '2026-12-01' }],
      papers: ['d1'],
    });
    expect(body).toEqual({
      chair_id: 'a',
      recorder_id: null,
      lecturer_id: null,
      agenda: ['一', '二'],
      minutes: null,
      decisions: [{ decision: 'ordinary', text: '通过计划', ballot: 'open', yes: 5, no: 0, abstain: 0 }],
      follow_ups: [{ text: '走访', owner_id: 'a', due_on: '2026-12-01' }],
      papers: ['d1'],
    });
  });

  it('decides as the meeting may', () => {
    expect(newDecision('committee').decision).toBe('committee');
    expect(newDecision('group').decision).toBe('ordinary');
  });
});
