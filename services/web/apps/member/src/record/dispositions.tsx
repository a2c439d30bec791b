import { useQuery } from '@tanstack/react-query';
import type { MyDisposition } from '@zhibu/api';
import { date } from '@zhibu/format';
import { queries } from '../api';
import en from '../catalogue/dispositions-en';
import zh from '../catalogue/dispositions-zh';
import { Card, Missed } from '../kit';
import { today } from '../people';
import { area, locale } from '../words';

const { texts: d, named } = area(zh, en);

function state(of: MyDisposition): string {
  if (of.lifted_on) {
    const revoked = of.open && of.open.kind !== 'correct_in_time';
    return d(revoked ? 'disposition.revoked' : 'disposition.ended', { day: date(of.lifted_on, locale()) });
  }
  if (!of.in_force_from) return d('disposition.waiting');
  if (of.over) return d('disposition.over');
  // a warning has no term: it ends with its influence
  const influence = of.open?.influence_until;
  if (influence && influence <= today()) return d('disposition.influenceOver');
  const until = of.open?.until;
  return until
    ? d('disposition.until', { day: date(until, locale()) })
    : d('disposition.since', { day: date(of.in_force_from, locale()) });
}

/** What was decided about oneself, for those about whom something was. */
export function Dispositions() {
  const dispositions = useQuery(queries.dispositions);
  const { data } = dispositions;
  if (!data) return <Missed query={dispositions} />;
  if (data.length === 0) return null;
  return (
    <Card title={d('disposition.title')}>
      <dl className="facts-list">
        {data.map((one) => (
          <div key={one.id} className="fact">
            <dt>
              {named('disposition_kind', one.open?.kind)}
              <small>{d('disposition.decided', { body: one.body_name, day: date(one.decided_on, locale()) })}</small>
            </dt>
            <dd>{state(one)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
