import { expect, it } from 'vitest';
import { sizeText } from './save';

it('says sizes in few digits', () => {
  expect(sizeText(12)).toBe('12 B');
  expect(sizeText(1536)).toBe('1.5 KB');
  expect(sizeText(150 * 1024 * 1024)).toBe('150 MB');
});
