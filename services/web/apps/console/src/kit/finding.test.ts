import { expect, it } from 'vitest';
import { findingText } from './finding';

const basis = { source: '选举工作条例(2020-07-13): 差额不少于20%' };

it('leaves out the rule that is named in brackets at the end', () => {
  const zh = `委员候选人 0 名，应不少于 11 名（依据：${basis.source}，自 2020-07-13 起）`;
  expect(findingText({ detail: zh, basis })).toBe('委员候选人 0 名，应不少于 11 名');
  const en = `0 stand for it; there have to be 11 (by ${basis.source}, since 2020-07-13)`;
  expect(findingText({ detail: en, basis })).toBe('0 stand for it; there have to be 11');
});

it('leaves other texts as they are', () => {
  const detail = '已分配代表名额 0 名（应为 100 名）';
  expect(findingText({ detail, basis })).toBe(detail);
  expect(findingText({ detail })).toBe(detail);
  expect(findingText({ detail: basis.source, basis })).toBe(basis.source);
});
