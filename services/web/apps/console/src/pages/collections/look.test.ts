import { describe, expect, it } from 'vitest';
import type { Field } from '../../api/collections';
import { rowsToForm, toForm, valuesOf, wayToChange } from './look';

const field = (key: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  key,
  label: key,
  kind,
  ...more,
});

describe('what a form sends', () => {
  it('is only what was asked, in the kinds it was asked in', () => {
    const columns = [{ key: 'name', label: '', kind: 'text' as const }];
    const fields = [
      field('known', 'number', { known: 'members' }),
      field('n', 'number'),
      field('yuan', 'money'),
      field('plan', 'yes_no'),
      field('blank', 'text'),
      field('rows', 'table', { columns }),
    ];
    const written = {
      known: '9',
      n: ' 3 ',
      yuan: '10.5',
      plan: false,
      blank: '  ',
      rows: [{ name: '王五' }, { name: '' }],
    };
    expect(valuesOf(fields, written)).toEqual({ n: 3, yuan: 1050, plan: false, rows: [{ name: '王五' }] });
  });

  it('comes back as it was', () => {
    expect([toForm('number', 3), toForm('money', 1050), toForm('yes_no', false)]).toEqual(['3', '10.50', false]);
    expect(rowsToForm([{ key: 'a', label: '', kind: 'number' }], [{ a: 1 }])).toEqual([{ a: '1' }]);
  });
});

describe('an answer that came in', () => {
  const sent = { state: 'sent' } as const;

  it('is returned by those who asked, so that it can be changed', () => {
    expect(wayToChange({ state: 'submitted', may: [], collection: sent })).toBe('return');
    expect(wayToChange({ state: 'accepted', may: [], collection: sent })).toBe('return');
    expect(wayToChange({ state: 'submitted', may: ['accept', 'return'], collection: sent })).toBeUndefined();
    expect(wayToChange({ state: 'returned', may: ['save', 'submit'], collection: sent })).toBeUndefined();
  });

  it('is corrected once the collection is closed', () => {
    const closed = { state: 'closed' } as const;
    expect(wayToChange({ state: 'submitted', may: ['correct'], collection: closed })).toBe('correct');
    expect(wayToChange({ state: 'submitted', may: [], collection: closed })).toBeUndefined();
  });
});
