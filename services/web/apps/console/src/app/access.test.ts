import type { Principal } from '@zhibu/api';
import { describe, expect, it } from 'vitest';
import { may, PERMISSIONS } from './access';

const holder = (...capabilities: Principal['capabilities']) => ({ capabilities });

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

  it('keeps who holds which role apart from who has an account', () => {
    expect(may(holder('accounts.list'), 'roles.view')).toBe(false);
    expect(may(holder('assignments.list'), 'roles.view')).toBe(true);
    expect(may(holder('assignments.list'), 'roles.assign')).toBe(false);
  });
});
