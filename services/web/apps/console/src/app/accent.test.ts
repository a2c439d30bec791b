import { contrast } from '@zhibu/tokens';
import { describe, expect, it } from 'vitest';
import { accentOn } from './accent';

describe('the colour of an organisation', () => {
  it('stays itself on white, with white on it', () => {
    expect(accentOn('#b3261e', false)).toEqual({ accent: '#b3261e', ink: '#ffffff' });
  });

  it.each(['#b3261e', '#0b57c2', '#17683a', '#000000', '#5b2a86'])('%s can be read on the dark ground', (brand) => {
    const { accent, ink } = accentOn(brand, true);
    expect(contrast(accent, '#1a1e24')).toBeGreaterThanOrEqual(7);
    expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5);
  });

  it('gives a pale colour dark ink', () => {
    expect(accentOn('#ffcc00', false).ink).toBe('#1b1f24');
  });
});
