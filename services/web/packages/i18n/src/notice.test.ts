import { expect, it } from 'vitest';
import { noticeBlocks } from './notice';

it('cuts a notice into headings, paragraphs and lists', () => {
  expect(noticeBlocks('甲\n\n## 乙\n- 一\n- 二\n丙\n<b>')).toEqual([
    { kind: 'paragraph', text: '甲' },
    { kind: 'heading', text: '乙' },
    { kind: 'list', items: ['一', '二'] },
    { kind: 'paragraph', text: '丙' },
    { kind: 'paragraph', text: '<b>' },
  ]);
});
