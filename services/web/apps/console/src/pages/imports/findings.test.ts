import { expect, it } from 'vitest';
import { findingLines } from './findings';

it('every finding has a line of its own', () => {
  const lines = findingLines([
    {
      line: 27,
      state: 'refused',
      name: '马建平',
      findings: [
        {
          column: '公民身份号码',
          code: 'bad_check_digit',
          refuses: true,
          detail: '校验位不对',
          value_masked: '710000********5857',
        },
        {
          column: '转正日期',
          code: 'confirmed_before_joined',
          refuses: true,
          detail: '早于入党日期',
          value_masked: '1997-01-01',
        },
      ],
    },
    { line: 28, state: 'good', name: '汪建国', findings: [] },
  ]);
  expect(lines.map(({ key, line, detail }) => [key, line, detail])).toEqual([
    ['27.0', 27, '校验位不对'],
    ['27.1', 27, '早于入党日期'],
    ['28', 28, null],
  ]);
});
