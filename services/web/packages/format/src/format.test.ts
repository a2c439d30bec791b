import { describe, expect, it } from 'vitest';
import {
  age,
  date,
  dateTime,
  fen,
  fenToYuan,
  list,
  maskEmail,
  maskMobile,
  maskResidentId,
  month,
  partOfDay,
  relative,
  yuanToFen,
} from './index';

describe('dates', () => {
  it('are written out in both languages', () => {
    expect(date('2026-06-18', 'zh-CN')).toBe('2026年6月18日');
    expect(date('2026-06-18', 'en')).toBe('18 June 2026');
    expect(month('2026-06-18', 'zh-CN')).toBe('2026年6月');
  });

  it('follow Beijing time for instants and no zone for business dates', () => {
    expect(dateTime('2026-06-17T16:30:00Z', 'zh-CN')).toBe('2026年6月18日 00:30');
    expect(dateTime('2026-06-17T16:30:00Z', 'en')).toBe('18 Jun 2026, 00:30');
    expect(date('2026-01-01', 'zh-CN')).toBe('2026年1月1日');
  });

  it('greet by the hour in Beijing, and the night as the evening', () => {
    const at = (time: string) => partOfDay(new Date(`2026-06-17T${time}:00Z`));
    expect([at('23:30'), at('04:30'), at('09:59'), at('16:30')]).toEqual(['morning', 'noon', 'afternoon', 'evening']);
    expect([at('20:59'), at('21:00')]).toEqual(['evening', 'morning']);
  });

  it('show nothing for nothing, and what cannot be read as it is', () => {
    expect(date(null, 'en')).toBe('');
    expect(date('不详', 'zh-CN')).toBe('不详');
  });

  it('count from now for a week', () => {
    const now = Date.parse('2026-06-18T12:00:00Z');
    expect(relative('2026-06-18T09:00:00Z', 'zh-CN', now)).toBe('3小时前');
    expect(relative('2026-06-17T09:00:00Z', 'en', now)).toBe('yesterday');
    expect(relative('2026-05-01T09:00:00Z', 'en', now)).toBe('1 May 2026');
  });

  it('count full years', () => {
    expect(age('2000-06-18', '2026-06-17')).toBe(25);
    expect(age('2000-06-18', '2026-06-18')).toBe(26);
    expect(age('2000-02-29', '2026-02-28')).toBe(25);
  });
});

it('writes fen as yuan without rounding', () => {
  expect(fen(123450, 'zh-CN')).toBe('1,234.50元');
  expect(fen(-5, 'en')).toBe('-¥0.05');
  expect(fen(9007199254740993n, 'en')).toBe('¥90,071,992,547,409.93');
});

it('reads yuan without rounding', () => {
  expect(['45', '45.5', ' 1,234.50 ', '0.07', '0'].map(yuanToFen)).toEqual([4500, 4550, 123450, 7, 0]);
  expect(['', '-1', '45.555', '1e3', '四十五', '.5'].map(yuanToFen)).toEqual(Array(6).fill(undefined));
  expect([4550, 7, 123450].map(fenToYuan)).toEqual(['45.50', '0.07', '1234.50']);
});

it('masks what identifies a person', () => {
  expect(maskMobile('13812345678')).toBe('138****5678');
  expect(maskResidentId('710000199001011234')).toBe('710000********1234');
  expect(maskEmail('wang@example.org')).toBe('w***@example.org');
});

it('joins names as each language does', () => {
  expect(list(['甲', '乙', '丙'], 'zh-CN')).toBe('甲、乙和丙');
  expect(list(['A', 'B', 'C'], 'en')).toBe('A, B and C');
  expect(list(['A'], 'en')).toBe('A');
});
