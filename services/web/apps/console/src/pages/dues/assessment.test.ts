import { describe, expect, it } from 'vitest';
import type { Rules } from '../../api/dues';
import { askedQuarter, bodyOf, kindsOf, payersOf, type Values } from './assessment';

const rules = {
  payers: [
    { payer: 'salaried', table: 'pay', base: 'monthly_pay' },
    { payer: 'irregular_income', table: 'pay', base: 'previous_quarter' },
    { payer: 'student', table: null, base: null },
  ],
} as unknown as Rules;

const values: Values = {
  kind: 'formula',
  from_month: '2026-07',
  payer: 'salaried',
  by: 'base',
  base: '4500.50',
  employer: null,
  items: {},
  deductions: {},
  quarter: ['1', '2', '3'],
  amount: '45',
  reason: null,
  until_month: '2026-12',
  studied_on: '2026-06-01',
  approved_on: '2026-06-10',
  approved_by: 'party_committee',
  doc_no: ' ',
};

describe('an assessment', () => {
  it('is offered the kinds of payer it is for', () => {
    expect(payersOf(rules, 'formula')).toEqual(['salaried', 'irregular_income']);
    expect(payersOf(rules, 'fixed')).toEqual(['student']);
    expect(payersOf(undefined, 'fixed')).toEqual([]);
    expect(askedQuarter(rules, 'irregular_income')).toBe(true);
    expect(askedQuarter(rules, 'salaried')).toBe(false);
  });

  it('is offered for fixed amounts alone where nobody is measured by income', () => {
    const fees = { payers: [{ payer: 'individual', table: null, base: null }] } as unknown as Rules;
    const kinds = ['formula', 'fixed', 'set_by_committee', 'amount_only', 'exempt'] as const;
    expect(kindsOf(fees, kinds)).toEqual(['fixed', 'set_by_committee', 'exempt']);
    expect(kindsOf(rules, kinds)).toEqual(kinds);
    expect(kindsOf(undefined, kinds)).toEqual(kinds);
  });

  it('sends what its kind asks for and nothing else, in fen', () => {
    const head = { from_month: '2026-07', payer: 'salaried', reason: null };
    expect(bodyOf(values, false)).toEqual({ ...head, kind: 'formula', base: 450_050 });
    const slip = {
      employer: 'enterprise',
      items: { basic_pay: '5000', skill_pay: '' },
      deductions: { income_tax: '12.3' },
    };
    expect(bodyOf({ ...values, by: 'slip', ...slip }, false)).toEqual({
      ...head,
      kind: 'formula',
      payslip: {
        employer: 'enterprise',
        items: [{ item: 'basic_pay', amount: 500_000 }],
        deductions: [{ deduction: 'income_tax', amount: 1230 }],
      },
    });
    expect(bodyOf(values, true)).toEqual({ ...head, kind: 'formula', quarter: [100, 200, 300] });
    expect(bodyOf({ ...values, kind: 'fixed' }, false)).toEqual({ ...head, kind: 'fixed' });
    expect(bodyOf({ ...values, kind: 'amount_only', doc_no: '3号' }, false)).toEqual({
      ...head,
      kind: 'amount_only',
      amount: 4500,
      doc_no: '3号',
    });
    expect(bodyOf({ ...values, kind: 'exempt', amount: '0' }, false)).toEqual({
      kind: 'exempt',
      from_month: '2026-07',
      until_month: '2026-12',
      studied_on: '2026-06-01',
      approved_on: '2026-06-10',
      approved_by: 'party_committee',
      amount: 0,
    });
  });
});
