import { useQuery } from '@tanstack/react-query';
import type { MyDues } from '@zhibu/api';
import { date, fen, month as monthText } from '@zhibu/format';
import { useState } from 'react';
import { queries } from '../api';
import { Badge, Card, Loaded, Note, Page } from '../kit';
import { today } from '../people';
import { locale, t, word } from '../words';
import { Extras } from './extras';
import { Published } from './published';
import { DUE, onlyThisMonth } from './state';
import { d } from './words';
import { Year } from './year';
import './dues.css';

type Amount = NonNullable<MyDues['assessment']>;

function Lowered({ to }: { to: number | null | undefined }) {
  if (to === null || to === undefined) return null;
  return <p className="plain">{to === 0 ? d('dues.free') : d('dues.lowered', { amount: fen(to, locale()) })}</p>;
}

const LATE = { tone: 'warn', icon: 'warn' } as const;

function Behind({ dues }: { dues: MyDues }) {
  const { months, amount } = dues.arrears;
  if (months.length === 0) {
    return (
      <Badge tone="ok" icon="check">
        {d('dues.clear')}
      </Badge>
    );
  }
  const look = onlyThisMonth(months, today().slice(0, 7)) ? DUE : LATE;
  return (
    <>
      <Badge {...look}>{d('dues.behind', { n: months.length, amount: fen(amount, locale()) })}</Badge>
      <p className="plain">{d('dues.behind_hint', { branch: dues.unit_name })}</p>
    </>
  );
}

/** The two things people come for, large: how much a month, and paid up to when. */
function Now({ dues, amount }: { dues: MyDues; amount: Amount }) {
  return (
    <Card>
      <dl className="dues-now">
        <div>
          <dt>{d('dues.per_month')}</dt>
          <dd>{fen(amount.amount, locale())}</dd>
        </div>
        <div>
          <dt>{d('dues.paid_to')}</dt>
          <dd className={dues.paid_to ? '' : 'small'}>
            {dues.paid_to ? monthText(`${dues.paid_to}-01`, locale()) : d('dues.never')}
          </dd>
        </div>
      </dl>
      <Lowered to={dues.lowered_to} />
      <Behind dues={dues} />
    </Card>
  );
}

function How({ amount }: { amount: Amount }) {
  const from = d('dues.from', { month: monthText(`${amount.from_month}-01`, locale()) });
  return (
    <Card title={d('dues.how')}>
      <p className="plain">
        {word('dues_kind', amount.kind)} · {from}
      </p>
      <ul className="dues-rules">
        {amount.rests_on.map((rule) => (
          <li key={rule.rule}>
            {rule.source} <small>{d('dues.rule_since', { date: date(rule.effective_from, locale()) })}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Fixed({ dues, amount }: { dues: MyDues; amount: Amount }) {
  return (
    <>
      <Now dues={dues} amount={amount} />
      <How amount={amount} />
    </>
  );
}

function NothingFixed() {
  return (
    <Card>
      <Note icon="money" title={d('dues.none')} hint={d('dues.none_hint')} />
    </Card>
  );
}

/** One's own dues: the amount and its rule, what is paid, and the receipts. */
export default function DuesPage() {
  const [year, setYear] = useState<number>();
  const own = useQuery(queries.session).data?.member_id ?? '';
  const dues = useQuery({ ...queries.dues(year), enabled: own !== '', placeholderData: (before) => before });
  const now = Number(today().slice(0, 4));
  if (own === '') {
    return (
      <Page title={t('dues.title')} back="/" narrow>
        <Card>
          <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t('dues.title')} back="/" narrow>
      <Loaded query={dues}>
        {(mine) => (
          <>
            {mine.assessment ? <Fixed dues={mine} amount={mine.assessment} /> : <NothingFixed />}
            {mine.first_year && <Year dues={mine} now={now} onYear={setYear} />}
            <Extras extras={mine.extras} />
          </>
        )}
      </Loaded>
      <Published />
    </Page>
  );
}
