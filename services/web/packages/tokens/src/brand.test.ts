import { expect, it } from 'vitest';
import { contrast, inkOn } from './brand';

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('writes in white on dark colours and in black on light ones', () => {
  expect(inkOn('#b3261e')).toBe('#ffffff');
  expect(inkOn('#ffd54f')).toBe('#1b1f24');
});
