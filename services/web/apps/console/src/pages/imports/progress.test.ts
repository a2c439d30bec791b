import { expect, it } from 'vitest';
import type { ImportRun } from '../../api/records';
import { isMoving, merged } from './progress';

const run = { id: '1', file_name: 'roster.xlsx', state: 'reading', progress: 0.1, rows_read: 10 } as ImportRun;

it('a run moves while it is read and while it is entered', () => {
  const states: ImportRun['state'][] = ['reading', 'checked', 'applying', 'applied', 'failed', 'undone', 'discarded'];
  expect(states.filter(isMoving)).toEqual(['reading', 'applying']);
});

it('takes over what is pushed, and nothing else', () => {
  expect(merged(run, { state: 'checked', progress: 1, id: 'other', evil: true })).toEqual({
    ...run,
    state: 'checked',
    progress: 1,
  });
  expect(merged(run, undefined)).toBe(run);
  expect(merged(run, 'x')).toBe(run);
});
