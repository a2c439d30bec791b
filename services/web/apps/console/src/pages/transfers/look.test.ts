import { describe, expect, it } from 'vitest';
import { asks } from './look';

describe('what a step asks for', () => {
  it('asks for a letter of our own where we send, and for the one on paper where somebody comes', () => {
    expect(asks('issue_letter', 'between', false)).toEqual({
      reason: 'note',
      letter: true,
      paper: false,
      receipt: false,
      branch: false,
    });
    expect(asks('issue_letter', 'incoming', false)).toMatchObject({ letter: false, paper: true });
  });

  it('asks for the branch where another organisation sent somebody', () => {
    expect(asks('approve', 'exchange_in', false).branch).toBe(true);
    expect(asks('approve', 'exchange_out', false).branch).toBe(false);
    expect(asks('accept', 'exchange_in', false).branch).toBe(false);
  });

  it('asks why where somebody is turned back', () => {
    expect(asks('reject', 'outgoing', true).reason).toBe('required');
    expect(asks('return_receipt', 'outgoing', false)).toMatchObject({ receipt: true, reason: 'note' });
  });
});
