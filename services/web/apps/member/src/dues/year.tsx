import type { MyDues } from '@zhibu/api';
import { date, fen, month as monthText } from '@zhibu/format';
import { useState } from 'react';
import { Badge, Button, Card, Note } from '../kit';
import { today } from '../people';
import { locale } from '../words';
import { ReceiptDialog } from './receipt';
import { DUE, LOOKS, stateOf } from './state';
import { d } from './words';

const named = (month: string) => monthText(`${month}-01`, locale());

function Months({ months }: { months: MyDues['months'] }) {
  const present = today().slice(0, 7);
  return (
    <dl className="facts-list">
      {months.map((one) => {
        const state = stateOf(one, present);
        const look = state === 'open' && one.month === present ? DUE : LOOKS[state];
        return (
          <div key={one.month} className="fact">
            <dt>{named(one.month)}</dt>
            <dd>{fen(one.owed, locale())}</dd>
            <dd className="act">
              <Badge {...look}>{d(`dues.${state}`)}</Badge>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Payment({ of, onReceipt }: { of: MyDues['payments'][number]; onReceipt: (id: string) => void }) {
  const { first_month: first, last_month: last, receipt } = of;
  const months = first === last ? named(first) : d('dues.months', { first: named(first), last: named(last) });
  return (
    <li className="request">
      <div className="request-head">
        <h2>{fen(of.amount, locale())}</h2>
        <small>{d('dues.paid_on', { date: date(of.paid_on, locale()) })}</small>
      </div>
      <p className="line">{months}</p>
      <p className="foot">
        {receipt ? (
          <Button
            look="text"
            aria-label={d('dues.receipt_label', { serial: receipt.serial })}
            onClick={() => onReceipt(receipt.id)}
          >
            {d('dues.receipt')} {receipt.serial}
          </Button>
        ) : (
          <small>{d('dues.no_receipt')}</small>
        )}
      </p>
    </li>
  );
}

interface YearProps {
  dues: MyDues;
  now: number;
  onYear: (year: number) => void;
}

/** The months of a year and the payments that cover them. */
export function Year({ dues, now, onYear }: YearProps) {
  const [receipt, show] = useState<string>();
  const { year, months, payments } = dues;
  const first = dues.first_year ?? year;
  return (
    <>
      <Card
        title={d('dues.year', { year: String(year) })}
        aside={
          <span className="years">
            {year > first && (
              <Button look="text" onClick={() => onYear(year - 1)}>
                {d('dues.year_before')}
              </Button>
            )}
            {year < now && (
              <Button look="text" onClick={() => onYear(year + 1)}>
                {d('dues.year_after')}
              </Button>
            )}
          </span>
        }
      >
        {months.length > 0 ? <Months months={months} /> : <Note icon="money" title={d('dues.nothing')} />}
      </Card>
      <Card title={d('dues.payments')}>
        {payments.length > 0 ? (
          <ul className="requests">
            {payments.map((one) => (
              <Payment key={one.payment_id} of={one} onReceipt={show} />
            ))}
          </ul>
        ) : (
          <Note icon="money" title={d('dues.payments_none')} />
        )}
      </Card>
      {receipt && <ReceiptDialog id={receipt} onClose={() => show(undefined)} />}
    </>
  );
}
