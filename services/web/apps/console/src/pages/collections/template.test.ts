import { describe, expect, it } from 'vitest';
import type { CollectionDetail } from '../../api/collections';
import { choicesOf, letters, mappingOf, understood } from './template';

describe('a workbook to be filled', () => {
  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('keeps what was chosen', () => {
    const mapping = {
      sheet: 1,
      line: 3,
      columns: [
        { column: 0, filled: 'line_no', field: null, part: null },
        { column: 4, filled: 'field', field: 'f1', part: 'c2' },
      ],
      cells: [{ cell: 'B2', filled: 'unit', field: null }],
    };
    const template = { mapping, heads: [], file_name: 'a.xlsx', document_id: '' };
    const choices = choicesOf(template as unknown as NonNullable<CollectionDetail['template']>);
    expect(choices.columns).toEqual({ 0: 'line_no', 4: 'field/f1/c2' });
    expect(mappingOf(choices)).toEqual(mapping);
    expect(mappingOf({ ...choices, columns: { 0: undefined }, cells: [{ cell: ' c7 ', what: 'field/f1' }] })).toEqual({
      sheet: 1,
      line: 3,
      columns: [],
      cells: [{ cell: 'C7', filled: 'field', field: 'f1' }],
    });
  });

  it('reads titles without what stands in brackets', () => {
    const head = { sheet: 0, sheet_name: '', line: 1, titles: ['序号', '*参加 人数（人）', '参加人数', '备注'] };
    const options = [
      { value: 'line_no', label: '序号' },
      { value: 'field/f1', label: '参加人数' },
    ];
    expect(understood(head, options)).toEqual({ 0: 'line_no', 1: 'field/f1' });
  });
});
