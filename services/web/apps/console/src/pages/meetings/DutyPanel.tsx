import { date } from '@zhibu/format';
import { Button } from 'antd';
import type { Duty, DutyCalendar, DutyPeriod, MeetingKind } from '../../api/meetings';
import { useI18n, useT } from '../../i18n';
import { useMay } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { byOwner, dayFor, periodLabel, TONES } from './duty';
import { ThemedDayLine } from './ThemedDayLine';
import { dayIn } from './themed';

type Plan = (of: { kind: MeetingKind; day: string; serves?: number; unit: { id: string; name: string } }) => void;

interface PeriodProps {
  kind: MeetingKind;
  period: DutyPeriod;
  of: DutyCalendar;
  plan: Plan | undefined;
}

/** One period: what it is, how it stands in words, the records that fulfil it, or the way to them. */
function Period({ kind, period, of, plan }: PeriodProps) {
  const t = useT();
  // the fixed day is that of the unit itself; its groups have none
  const fixed = kind === 'themed_day' && of.themed_day ? dayIn(of.themed_day, period.first_month, of.today) : undefined;
  const offered = fixed ? { day: fixed } : dayFor(period, of.today);
  const name = periodLabel(t, period);
  const state = period.times > 1 ? t('duty.partly', { done: period.done, times: period.times }) : '';
  return (
    <li className={`duty-period ${period.state}`}>
      <span className="duty-when">{name}</span>
      <Sign tone={TONES[period.state]}>
        {t(`duty.${period.state}`)}
        {state}
      </Sign>
      {[...period.records, ...period.planned].map((record) => (
        <Go key={record.id} to={pb.meeting(record.id)} title={record.subject} className="duty-record">
          {t(record.state === 'planned' ? 'duty.plannedOn' : 'duty.heldOn', { day: record.day.slice(5) })}
        </Go>
      ))}
      {plan && period.left > 0 && period.planned.length === 0 && (
        <Button
          size="small"
          aria-label={t('duty.planFor', { kind: t(`meetingKind.${kind}`), period: name })}
          onClick={() => plan({ kind, ...offered, unit: { id: period.unit_id, name: period.unit_name } })}
        >
          {t(period.state === 'missing' ? 'duty.enter' : 'duty.plan')}
        </Button>
      )}
    </li>
  );
}

function OfKind({ duty, of, plan }: { duty: Duty; of: DutyCalendar; plan: Plan | undefined }) {
  const t = useT();
  const { done, due } = duty.completion;
  return (
    <section className="duty" aria-label={t(`meetingKind.${duty.kind}`)}>
      <header>
        <h3>{t(`meetingKind.${duty.kind}`)}</h3>
        <span className="quiet">{due > 0 ? t('duty.doneOf', { done, due }) : t('duty.nothingYet')}</span>
      </header>
      {duty.kind === 'themed_day' && of.themed_day && (
        <ThemedDayLine
          unit={{ id: of.unit_id, name: of.unit_name }}
          of={of.themed_day}
          today={of.today}
          may={plan !== undefined}
        />
      )}
      {byOwner(duty).map((owing) => (
        <div key={owing.unit_id} className="duty-owner">
          {owing.unit_id !== of.unit_id && <h4>{owing.unit_name}</h4>}
          <ol>
            {owing.periods.map((period) => (
              <Period key={period.first_month} kind={duty.kind} period={period} of={of} plan={plan} />
            ))}
          </ol>
        </div>
      ))}
      <details className="duty-basis">
        <summary>{t('duty.why')}</summary>
        <RuleBasis {...duty.basis} />
      </details>
    </section>
  );
}

/** Everybody together: nobody is named, and nobody compared. */
function Totals({ of }: { of: DutyCalendar }) {
  const t = useT();
  const { participation, study } = of;
  const { attended, due, leave, exempt } = participation;
  return (
    <section className="duty" aria-label={t('duty.participation')}>
      <header>
        <h3>{t('duty.participation')}</h3>
        <span className="quiet">{t('duty.attendedOf', { attended, due })}</span>
      </header>
      <p className="quiet">{t('duty.participationWhat', { leave, exempt })}</p>
      {study && <p>{t('duty.studied', { n: study.meetings, hours: study.hours })}</p>}
      <details className="duty-basis">
        <summary>{t('duty.why')}</summary>
        <RuleBasis {...participation.basis} />
        {study && <RuleBasis {...study.basis} />}
      </details>
    </section>
  );
}

/** What a year asks of a unit, and how it stands. */
export function DutyPanel({ of, plan }: { of: DutyCalendar; plan: Plan }) {
  const { t, locale } = useI18n();
  const { allowed } = useMay('meetings.record');
  const { done, due } = of.three_and_one;
  const filed = of.filed_after_half_days;
  const early = of.known_since > `${of.year}-01-01`;
  return (
    <Panel
      title={t('duty.title', { year: of.year })}
      extra={due > 0 && <span className="quiet">{t('duty.threeAndOne', { done, due })}</span>}
    >
      {typeof filed === 'number' && <p className="quiet">{t('duty.filedAfter', { days: filed / 2 })}</p>}
      {early && of.duties.length > 0 && (
        <Notice tone="info">{t('duty.knownSince', { day: date(of.known_since, locale) })}</Notice>
      )}
      {of.duties.length === 0 ? (
        <p className="quiet">{t('duty.none')}</p>
      ) : (
        of.duties.map((duty) => <OfKind key={duty.kind} duty={duty} of={of} plan={allowed ? plan : undefined} />)
      )}
      <Totals of={of} />
    </Panel>
  );
}
