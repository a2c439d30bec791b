import { describe, expect, it } from 'vitest';
import { exportPath, filterOf, isFiltered } from './filter';

describe('the filters of the roster', () => {
  it('leave out what is not set', () => {
    expect(filterOf({})).toEqual({});
    expect(filterOf({ q: 'zwh', floating: true })).toEqual({ q: 'zwh', floating: true });
  });

  it('include the units below, unless only the unit itself is wanted', () => {
    expect(filterOf({ unit: 'u' })).toEqual({ unit_id: 'u' });
    expect(filterOf({ unit: 'u', only: true })).toEqual({ unit_id: 'u', below: false });
    expect(filterOf({ only: true })).toEqual({});
  });

  it('are the same for the file', () => {
    expect(exportPath({ unit: 'u', only: true, kind: 'full' }, 'csv')).toBe(
      '/api/records/members/export?unit_id=u&kind=full&below=false&format=csv',
    );
  });

  it('give sensitive fields only for a reason', () => {
    expect(exportPath({ sort: '-name' }, 'xlsx')).toBe('/api/records/members/export?format=xlsx');
    expect(exportPath({}, 'xlsx', 'check')).toBe('/api/records/members/export?format=xlsx&sensitive=true&reason=check');
  });

  it('do not count an order as a filter', () => {
    expect(isFiltered({ sort: '-name' })).toBe(false);
    expect(isFiltered({ lost: true })).toBe(true);
  });
});
