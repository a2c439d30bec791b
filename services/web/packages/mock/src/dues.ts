import type { DuesPublication, DuesReceipt, MyDues } from '@zhibu/api';

const PAYMENT = '01927000-0000-7000-8000-0000000000d1';
const RECEIPT = '01927000-0000-7000-8000-0000000000d2';
const SOURCE = '党费收缴、使用和管理的规定(中组发〔2008〕3号)';

/** A member who has paid up to August and is three months behind. */
export const dues: MyDues = {
  unit_name: '第三党支部',
  year: 2026,
  first_year: 2025,
  assessment: {
    id: '01927000-0000-7000-8000-0000000000d0',
    member_id: '01927000-0000-7000-8000-000000000001',
    unit_id: '01927000-0000-7000-8000-0000000000b1',
    kind: 'formula',
    payer: 'salaried',
    from_month: '2026-01',
    until_month: null,
    amount: 9_546,
    reason: null,
    studied_on: null,
    approved_on: null,
    approved_by: null,
    doc_no: null,
    rests_on: [
      { rule: 'dues.payers', source: `${SOURCE}第一条、第三至六条`, effective_from: '2008-04-01' },
      { rule: 'dues.rates', source: `${SOURCE}第二条、第五条`, effective_from: '2008-04-01' },
    ],
    base_kept: true,
    recorded_at: '2026-01-05T01:00:00Z',
    reckoning: null,
  },
  lowered_to: null,
  paid_to: '2026-08',
  arrears: { flag: 'amber', run: 2, months: ['2026-09', '2026-10'], amount: 19_092 },
  months: Array.from({ length: 12 }, (_, n) => ({
    month: `2026-${String(n + 1).padStart(2, '0')}`,
    owed: 9_546,
    payment_id: n < 8 ? PAYMENT : null,
  })),
  payments: [
    {
      payment_id: PAYMENT,
      paid_on: '2026-08-10',
      first_month: '2026-01',
      last_month: '2026-08',
      amount: 76_368,
      channel: 'transfer',
      receipt: { id: RECEIPT, serial: '2026-000012' },
    },
  ],
  extras: [],
};

const NOTHING = { opening: 0, taken_in: 0, passed_on: 0, balance: 0 };

/** What the branch has shown of the year before. */
export const publications: DuesPublication[] = [
  {
    id: '01927000-0000-7000-8000-0000000000d3',
    unit_id: '01927000-0000-7000-8000-0000000000b1',
    unit_name: '第三党支部',
    year: 2025,
    published: {
      figures: {
        opening: 20_000,
        dues: 550_000,
        voluntary: 0,
        interest: 120,
        received: 0,
        allocated_in: 0,
        receipts: 550_120,
        remitted: 330_000,
        allocated_out: 0,
        used: 120_000,
        balance: 120_120,
        centre: NOTHING,
        special: NOTHING,
      },
      used: { study_material: 120_000 },
    },
    note: null,
    published_on: '2026-01-20',
    paid: null,
  },
];

export const receipt: DuesReceipt = {
  id: RECEIPT,
  payment_id: PAYMENT,
  member_id: '01927000-0000-7000-8000-000000000001',
  unit_id: '01927000-0000-7000-8000-0000000000b1',
  unit_name: '第三党支部',
  serial: '2026-000012',
  payer: '李文静',
  first_month: '2026-01',
  last_month: '2026-08',
  months: '2026年1月至8月',
  amount: 76_368,
  figures: '¥763.68',
  capitals: '人民币柒佰陆拾叁元陆角捌分',
  collector: '赵敏',
  issued_on: '2026-08-10',
  code: 'ABCDEFGHIJKL2345',
  genuine: true,
  void: false,
};
