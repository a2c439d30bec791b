import { expect, it } from 'vitest';
import { readDay } from './days';

it.each([
  '2026-11-03',
  '2026-11-3',
  '2026.11.3',
  '2026/11/3',
  '20261103',
  '2026年11月3日',
  '2026 年 11 月 3 号',
  ' 2026-11-03 ',
])('reads %s', (text) => {
  expect(readDay(text)).toBe('2026-11-03');
});

it.each(['11-21', '2026-11', '2026-11-31', '2026-02-29', '2026-13-01', '202611', 'tomorrow', '', '26-11-21'])(
  'finds no day in “%s”',
  (text) => {
    expect(readDay(text)).toBeUndefined();
  },
);
