import type { AssessmentIn, AssessmentKind, Rules } from '../../api/dues';
import { tidy } from '../../forms/patch';
import { fenOf } from './amounts';

/** What the form holds: amounts in yuan, everything a text. */
export interface Values {
  kind: AssessmentKind;
  from_month: string;
  payer: string | null;
  /** Whether the base is entered, or found from a payslip. */
  by: 'base' | 'slip';
  base: string;
  employer: string | null;
  items: Record<string, string>;
  deductions: Record<string, string>;
  quarter: string[];
  amount: string;
  reason: string | null;
  until_month: string;
  studied_on: string | null;
  approved_on: string | null;
  approved_by: string | null;
  doc_no: string;
}

export const KINDS: readonly AssessmentKind[] = ['formula', 'fixed', 'set_by_committee', 'amount_only', 'exempt'];

/** The form before anything is typed. */
export const empty = (month: string, kind: AssessmentKind = 'formula'): Values => ({
  kind,
  from_month: month,
  payer: null,
  by: 'base',
  base: '',
  employer: null,
  items: {},
  deductions: {},
  quarter: ['', '', ''],
  amount: '',
  reason: null,
  until_month: '',
  studied_on: null,
  approved_on: null,
  approved_by: null,
  doc_no: '',
});

/** The kinds of payer a kind of assessment is for: those measured by income, or those with an amount. */
export function payersOf(rules: Rules | undefined, kind: AssessmentKind): string[] {
  const byRate = kind === 'formula' || kind === 'amount_only';
  return (rules?.payers ?? []).filter((payer) => Boolean(payer.table) === byRate).map((payer) => payer.payer);
}

/** The kinds of assessment there is somebody for; an exemption lowers whatever was fixed. */
export const kindsOf = (rules: Rules | undefined, kinds: readonly AssessmentKind[]): AssessmentKind[] =>
  kinds.filter((kind) => !rules || kind === 'exempt' || payersOf(rules, kind).length > 0);

export const askedQuarter = (rules: Rules | undefined, payer: string | null | undefined): boolean =>
  rules?.payers.find((one) => one.payer === payer)?.base === 'previous_quarter';

/** Whether the base is found from a payslip: monthly pay alone has one. */
export const askedSlip = (rules: Rules | undefined, { payer, by }: Pick<Values, 'payer' | 'by'>): boolean =>
  by === 'slip' && rules?.payers.find((one) => one.payer === payer)?.base === 'monthly_pay';

/** Lines of a payslip that were filled in. */
const linesOf = (name: string, amounts: Record<string, string>): Record<string, unknown>[] =>
  Object.entries(amounts).flatMap(([word, text]) => {
    const amount = fenOf(text);
    return amount === undefined ? [] : [{ [name]: word, amount }];
  });

const incomeOf = (values: Values): Record<string, unknown> =>
  values.by === 'slip'
    ? {
        payslip: {
          employer: values.employer,
          items: linesOf('item', values.items ?? {}),
          deductions: linesOf('deduction', values.deductions ?? {}),
        },
      }
    : { base: fenOf(values.base) };

/** What is sent: only what the kind asks for. */
export function bodyOf(values: Values, byQuarter: boolean): AssessmentIn {
  const { kind, from_month } = values;
  const doc = tidy(values.doc_no);
  const body: Record<string, unknown> = { kind, from_month, ...(doc !== null && { doc_no: doc }) };
  if (kind === 'exempt') {
    const { until_month, studied_on, approved_on, approved_by } = values;
    Object.assign(body, { until_month, studied_on, approved_on, approved_by, amount: fenOf(values.amount) });
  } else {
    Object.assign(body, { payer: values.payer, reason: values.reason ?? null });
    if (kind === 'formula' && byQuarter) body.quarter = values.quarter.map((text) => fenOf(text) ?? 0);
    else if (kind === 'formula') Object.assign(body, incomeOf(values));
    else if (kind !== 'fixed') body.amount = fenOf(values.amount);
  }
  return body as unknown as AssessmentIn;
}
