import { expect, it } from 'vitest';
import { classes } from './new-password';

it('counts capitals, small letters, digits and signs', () => {
  expect(classes('')).toBe(0);
  expect(classes('abc')).toBe(1);
  expect(classes('abC1')).toBe(3);
  expect(classes('abC1!')).toBe(4);
  expect(classes('密码')).toBe(1);
});
