import { describe, expect, it } from 'vitest';
import { differences } from './diff';

describe('what an entry changed', () => {
  it('is named by its path', () => {
    const old = { name: 'a', password: { min_length: 8, history: 5 } };
    const now = { name: 'a', password: { min_length: 10, history: 5 } };
    expect(differences(old, now)).toEqual([{ path: 'password.min_length', old: 8, new: 10 }]);
  });

  it('is everything, where something was made or removed', () => {
    expect(differences(null, { name: '李文静', state: 'active' })).toEqual([
      { path: 'name', old: undefined, new: '李文静' },
      { path: 'state', old: undefined, new: 'active' },
    ]);
    expect(differences({ name: 'x' }, null)).toEqual([{ path: 'name', old: 'x', new: undefined }]);
  });

  it('compares lists as a whole', () => {
    expect(differences({ roles: ['a'] }, { roles: ['a', 'b'] })).toEqual([
      { path: 'roles', old: ['a'], new: ['a', 'b'] },
    ]);
  });

  it('is nothing, where nothing was recorded', () => {
    expect(differences(null, null)).toEqual([]);
  });
});
