import { expect, it } from 'vitest';
import { earliest, wrong } from './report';

it('takes a day from the meeting on, and not before the last report', () => {
  const report = (on: string) => ({ on, state: 'under_way' as const, note: '学习 2 次' });
  expect(earliest({ day: '2026-03-01', reports: [] })).toBe('2026-03-01');
  expect(earliest({ day: '2026-03-01', reports: [report('2026-05-02'), report('2026-04-01')] })).toBe('2026-05-02');
});

it('wants words for what is not done', () => {
  const needed = 'needed';
  expect(wrong({ state: 'under_way', on: '2026-05-02', note: ' ' }, needed)).toEqual({ on: undefined, note: needed });
  expect(wrong({ state: 'done', on: '', note: '' }, needed)).toEqual({ on: needed, note: undefined });
});
