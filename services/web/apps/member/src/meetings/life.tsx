import { useQuery } from '@tanstack/react-query';
import type { MeetingLife, MyMeeting } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { queries } from '../api';
import { Badge, type IconName, Loaded } from '../kit';
import { locale } from '../words';
import { l, named } from './life-words';

type Step = MeetingLife['steps'][number];

const LOOKS: Record<Step['state'], { tone: 'ok' | 'warn' | 'calm'; icon: IconName }> = {
  done: { tone: 'ok', icon: 'check' },
  open: { tone: 'calm', icon: 'clock' },
  missing: { tone: 'warn', icon: 'warn' },
};

/** The day of a step, what is counted of it, and what was said. */
function said({ step, on, count, of, note }: Step): string {
  const talked = step === 'talks' && typeof count === 'number' ? l('life.talked', { count, of: of ?? count }) : null;
  return [on && date(on, locale()), talked, note].filter(Boolean).join(' · ');
}

function Steps({ of }: { of: MeetingLife | null }) {
  if (!of || (of.steps.length === 0 && !of.last)) return <p className="plain">{l('life.none')}</p>;
  const last = of.last?.progress;
  return (
    <>
      {of.steps.map((one) => (
        <div key={one.step}>
          <p className="request-head">
            {named('life_step', one.step)}
            <Badge {...LOOKS[one.state]}>{named('life_state', one.state)}</Badge>
          </p>
          <p className="plain">{said(one)}</p>
        </div>
      ))}
      {last && last.total > 0 && (
        <p className="line">
          {l('life.last', { total: last.total, done: last.done, percent: last.percent, overdue: last.overdue })}
        </p>
      )}
    </>
  );
}

function Fetched({ id }: { id: string }) {
  const life = useQuery(queries.meetingLife(id));
  return <Loaded query={life}>{(of) => <Steps of={of} />}</Loaded>;
}

/** How an organisational-life meeting one is asked to is prepared; fetched once somebody wants to know. */
export function LifeOf({ meeting }: { meeting: MyMeeting }) {
  const [open, show] = useState(false);
  return (
    <details className="why" onToggle={(event) => show(event.currentTarget.open)}>
      <summary aria-label={l('life.open_label', { subject: meeting.subject })}>{l('life.open')}</summary>
      {open && <Fetched id={meeting.id} />}
    </details>
  );
}
