import { describe, expect, it } from 'vitest';
import type { DevelopmentFile, NextOutcome, NextStep } from '../../api/development';
import { bodyOf, initial } from './step';

const way = (asked: NextOutcome['asked']): NextOutcome => ({ outcome: 'passed', asked }) as NextOutcome;
const step = { step: 'admission_meeting', outcomes: [way(['vote'])] } as NextStep;
const of = {
  hints: {
    voters: 7,
    body: { unit_id: 'u1', name: '集团党委', kind: 'party_committee', under_township: false },
  },
} as DevelopmentFile;

describe('what a step sends', () => {
  const values = { ...initial(step, of), decided_on: '2026-06-18' };

  it('is its day alone where nothing is asked', () => {
    const plain = { ...step, step: 'talk' } as NextStep;
    expect(bodyOf(plain, way([]), values, of)).toEqual({
      step: 'talk',
      outcome: 'passed',
      decided_on: '2026-06-18',
    });
  });

  it('begins with a vote of everybody who may', () => {
    const sent = bodyOf(step, way(['vote']), values, of);
    expect(sent.vote).toMatchObject({ present: 7, issued: 7, returned: 7, yes: 7, no: 0 });
    expect(sent.vote).not.toHaveProperty('entitled');
    const told = { ...values, vote: { ...values.vote, entitled: 6 } };
    expect(bodyOf(step, way(['vote']), told, of).vote).toMatchObject({ entitled: 6 });
    expect(sent.resolution).toHaveLength(5);
    expect(sent).not.toHaveProperty('body');
  });

  it('leaves to the meeting what its list says', () => {
    const sent = bodyOf(step, way(['vote']), { ...values, meeting_id: 'm1' }, of);
    expect(sent.meeting_id).toBe('m1');
    expect(sent.vote).toMatchObject({ issued: 7, yes: 7 });
    expect(sent.vote).not.toHaveProperty('entitled');
    expect(sent.vote).not.toHaveProperty('present');
  });

  it('says how a vote was taken only of history', () => {
    const hands = { ...values, vote_method: 'hands' as const };
    expect(bodyOf(step, way(['vote']), hands, of).vote).not.toHaveProperty('method');
    const late = { ...hands, back_fill: true, back_filled_reason: '补录' };
    expect(bodyOf(step, way(['vote']), late, of).vote).toMatchObject({ method: 'hands', yes: 7 });
  });

  it('names a body of the organisation by its id, another by name and kind', () => {
    expect(bodyOf(step, way(['body']), values, of).body).toEqual({ unit_id: 'u1', under_township: false });
    const other = { ...values, body: { name: '县委组织部', kind: 'party_committee', under_township: false } };
    expect(bodyOf(step, way(['body']), other, of).body).toEqual({
      name: '县委组织部',
      kind: 'party_committee',
      under_township: false,
    });
  });

  it('says where a file goes, but not of history', () => {
    const to = { ...values, to_unit_id: 'u2' };
    expect(bodyOf(step, way(['unit']), to, of)).toMatchObject({ to_unit_id: 'u2' });
    const late = { ...to, back_fill: true, back_filled_reason: '补录' };
    expect(bodyOf(step, way(['unit']), late, of)).not.toHaveProperty('to_unit_id');
  });

  it('tells why history is filled in, and whom it names', () => {
    const late = { ...values, back_fill: true, back_filled_reason: '补录', mentors: ['m1', null] };
    const sent = bodyOf(step, way(['contacts']), late, of);
    expect(sent).toMatchObject({ back_filled_reason: '补录', mentors: ['m1'] });
  });
});
