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
import { Year } from './year';
import './dues.css';

type Amount = NonNullable<MyDues['assessment']>;

function Lowered({ to }: { to: number | null | undefined }) {
  if (to === null || to === undefined) return null;
  return <p className="plain">{to === 0 ? t('dues.free') : t('dues.lowered', { amount: fen(to, locale()) })}</p>;
}

function Behind({ dues }: { dues: MyDues }) {
  const { months, amount } = dues.arrears;
  if (months.length === 0) {
    return (
      <Badge tone="ok" icon="check">
        {t('dues.clear')}
      </Badge>
    );
  }
  return (
    <>
      <Badge tone="warn" icon="warn">
        {t('dues.behind', { n: months.length, amount: fen(amount, locale()) })}
      </Badge>
      <p className="plain">{t('dues.behind_hint', { branch: dues.unit_name })}</p>
    </>
  );
}

/** The two things people come for, large: how much a month, and paid up to when. */
function Now({ dues, amount }: { dues: MyDues; amount: Amount }) {
  return (
    <Card>
      <dl className="dues-now">
        <div>
          <dt>{t('dues.per_month')}</dt>
          <dd>{fen(amount.amount, locale())}</dd>
        </div>
        <div>
          <dt>{t('dues.paid_to')}</dt>
          <dd className={dues.paid_to ? '' : 'small'}>
            {dues.paid_to ? monthText(`${dues.paid_to}-01`, locale()) : t('dues.never')}
          </dd>
        </div>
      </dl>
      <Lowered to={dues.lowered_to} />
      <Behind dues={dues} />
    </Card>
  );
}

function How({ amount }: { amount: Amount }) {
  const from = t('dues.from', { month: monthText(`${amount.from_month}-01`, locale()) });
  return (
    <Card title={t('dues.how')}>
      <p className="plain">
        {word('dues_kind', amount.kind)} · {from}
      </p>
      <ul className="dues-rules">
        {amount.rests_on.map((rule) => (
          <li key={rule.rule}>
            {rule.source} <small>{t('dues.rule_since', { date: date(rule.effective_from, locale()) })}</small>
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
      <Note icon="money" title={t('dues.none')} hint={t('dues.none_hint')} />
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
