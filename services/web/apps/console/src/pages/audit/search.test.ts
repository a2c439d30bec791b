import { describe, expect, it } from 'vitest';
import { isLook, turnTo } from './search';

const LOOK = '01927000-0000-7000-8000-0000000000e1';

describe('turning to the other part of the log', () => {
  it('follows one look of an operator there', () => {
    const reads = { action: 'operator.read', subject: LOOK };
    expect(turnTo('records', reads)).toEqual({ source: 'records', ...reads });
    expect(turnTo('identity', reads)).toEqual({ source: 'identity', ...reads });
  });

  it('leaves behind what is no word there', () => {
    const gone = { action: undefined, subject: undefined };
    expect(turnTo('records', { action: 'session.begun', subject: 'session' })).toEqual({ source: 'records', ...gone });
    expect(turnTo('identity', {})).toEqual({ source: 'identity', ...gone });
  });
});

it('a kind of subject is no look', () => {
  expect([LOOK, 'operator_entry', '', undefined].map(isLook)).toEqual([true, false, false, false]);
});
