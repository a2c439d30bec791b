import { expect, it } from 'vitest';
import { nextSort, sortState } from './columns';

it('a heading is pressed up, down and off again', () => {
  expect(nextSort(undefined, 'name')).toBe('name');
  expect(nextSort('name', 'name')).toBe('-name');
  expect(nextSort('-name', 'name')).toBeUndefined();
  expect(nextSort('-joined_on', 'name')).toBe('name');
});

it('says how a column is sorted', () => {
  expect(sortState('name', 'name')).toBe('ascending');
  expect(sortState('-name', 'name')).toBe('descending');
  expect(sortState('name', 'joined_on')).toBe('none');
});
