import { describe, expect, it } from 'vitest';
import { leavesReach } from './reach';

const units = [
  { id: 'top', path: '/top/' },
  { id: 'general', path: '/top/general/' },
  { id: 'branch', path: '/top/general/branch/' },
  { id: 'other', path: '/top/other/' },
];

describe('whoever answers for the old parent', () => {
  it('keeps what moves further down below it', () => {
    expect(leavesReach(units, 'top', 'general')).toBe(false);
    expect(leavesReach(units, 'general', 'branch')).toBe(false);
  });

  it('loses what moves beside it or above it', () => {
    expect(leavesReach(units, 'general', 'other')).toBe(true);
    expect(leavesReach(units, 'general', 'top')).toBe(true);
  });

  it('is told so until a parent is chosen that can be seen', () => {
    expect(leavesReach(units, 'top', null)).toBe(true);
    expect(leavesReach(units, 'hidden', 'other')).toBe(true);
  });
});
