import { expect, it } from 'vitest';
import { fileName } from './files';

it('reads the suggested name of a file', () => {
  expect(fileName(`attachment; filename="roster.xlsx"; filename*=UTF-8''%E5%90%8D%E5%86%8C.xlsx`)).toBe('名册.xlsx');
  expect(fileName('attachment; filename="roster.csv"')).toBe('roster.csv');
  expect(fileName('attachment; filename=plain.csv')).toBe('plain.csv');
  expect(fileName(null)).toBeUndefined();
  expect(fileName(`attachment; filename*=UTF-8''%E5%90`)).toBeUndefined();
});
