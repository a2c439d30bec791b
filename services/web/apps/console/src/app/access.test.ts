import { describe, expect, it } from 'vitest';
import { may, PERMISSIONS } from './access';

const holder = (...capabilities: string[]) => ({ capabilities });

describe('the access map', () => {
  it('gives nothing to somebody without capabilities', () => {
    expect(PERMISSIONS.filter((permission) => may(holder(), permission))).toEqual([]);
  });

  it('lets a reader look but not change', () => {
    const reader = holder('members.list', 'units.list');
    expect(may(reader, 'members.view')).toBe(true);
    expect(may(reader, 'members.update')).toBe(false);
    expect(may(reader, 'units.manage')).toBe(false);
    expect(may(reader, 'members.reveal')).toBe(false);
  });

  it('keeps revealing and exporting apart from seeing', () => {
    expect(may(holder('members.list', 'members.create'), 'members.reveal')).toBe(false);
    expect(may(holder('members.list', 'members.create'), 'members.export')).toBe(false);
  });
});
