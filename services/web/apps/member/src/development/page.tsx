import { useQuery } from '@tanstack/react-query';
import type { MyDevelopment } from '@zhibu/api';
import { date, list } from '@zhibu/format';
import { queries } from '../api';
import { Badge, Basis, Card, Loaded, Note, Page } from '../kit';
import { today } from '../people';
import { locale } from '../words';
import { d, named } from './words';
import './development.css';

type File = NonNullable<MyDevelopment['file']>;

const day = (value: string): string => date(value, locale());

/** Where one stands, large. */
function Now({ file }: { file: File }) {
  return (
    <Card title={d('development.now')}>
      <p className="way-now">{named('development_standing', file.standing)}</p>
      <p className="plain">
        {file.state_name} · {d('development.since', { date: day(file.since) })}
      </p>
      <p className="plain">{d('development.progress', { done: file.progress.done, of: file.progress.of })}</p>
      <progress value={file.progress.done} max={file.progress.of} aria-hidden="true" />
    </Card>
  );
}

function Ahead({ step }: { step: File['next'][number] }) {
  const own = step.actor === 'person';
  const by = own ? d('development.by_you') : d('development.by', { actor: named('development_actor', step.actor) });
  const waits = step.earliest && step.earliest > today();
  return (
    <li className="request">
      <div className="request-head">
        <h3>{step.name}</h3>
        {own && (
          <Badge tone="warn" icon="edit">
            {d('development.by_you')}
          </Badge>
        )}
      </div>
      <p className="line">
        {step.no ? `${d('development.no', { no: step.no })} · ` : ''}
        {!own && by}
        {waits && step.earliest ? ` · ${d('development.earliest', { date: day(step.earliest) })}` : ''}
      </p>
      {waits &&
        step.rests_on.map((rule) => (
          <Basis key={rule.source} source={rule.source} since={rule.effective_from} own={rule.own} />
        ))}
      {step.papers.length > 0 && (
        <p className="line">{d('development.papers', { papers: list(step.papers, locale()) })}</p>
      )}
    </li>
  );
}

function Next({ file }: { file: File }) {
  return (
    <Card title={d('development.next')}>
      {file.next.length === 0 ? (
        <Note icon="check" title={d(file.closed_on ? 'development.ended' : 'development.next_none')} />
      ) : (
        <ul className="requests">
          {file.next.map((step) => (
            <Ahead key={step.step} step={step} />
          ))}
        </ul>
      )}
      <p className="plain">{d('development.ask')}</p>
    </Card>
  );
}

function Probation({ of }: { of: NonNullable<File['probation']> }) {
  return (
    <Card title={d('development.probation')}>
      <p className="plain">{d('development.probation_days', { from: day(of.from), until: day(of.ends_on) })}</p>
      <p className="plain">{d('development.full_on', { date: day(of.full_on) })}</p>
      <Basis source={of.basis.source} since={of.basis.effective_from} own={of.basis.own} />
    </Card>
  );
}

/** Public notices about oneself: from when to when, where, and where others can object. */
function Notices({ file }: { file: File }) {
  if (file.notices.length === 0) return null;
  return (
    <Card title={d('development.notices')}>
      <ul className="requests">
        {file.notices.map((one) => (
          <li key={`${one.name} ${one.from_on}`} className="request">
            <div className="request-head">
              <h3>{d('development.notice_for', { name: one.name })}</h3>
              {one.running && (
                <Badge tone="warn" icon="clock">
                  {d('development.notice_running')}
                </Badge>
              )}
            </div>
            <p className="line">
              {d('development.notice_days', { from: day(one.from_on), until: day(one.until_on) })}
              {one.place ? ` · ${one.place}` : ''}
            </p>
            {(one.objection_phone || one.objection_address) && (
              <p className="line">
                {d('development.notice_contact', {
                  contact: [one.objection_phone, one.objection_address].filter(Boolean).join(' · '),
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Done({ file }: { file: File }) {
  return (
    <Card title={d('development.done')}>
      <ol className="way">
        {file.steps.map((step, at) => (
          <li key={at}>
            <time dateTime={step.decided_on}>{day(step.decided_on)}</time>
            <span>{step.name}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Mentors({ file }: { file: File }) {
  if (file.mentors.length === 0) return null;
  return (
    <Card title={d('development.with')}>
      <ul className="way-mentors">
        {file.mentors.map((one) => (
          <li key={one.role + one.member_id}>
            <strong>{one.name}</strong> {named('development_role', one.role)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** One's own way to full membership: where one stands, what comes next, what one has to do oneself. */
export default function DevelopmentPage() {
  const own = useQuery(queries.session).data?.member_id ?? '';
  const mine = useQuery({ ...queries.development(), enabled: own !== '' });
  const none = (
    <Card>
      <Note icon="record" title={d('development.none')} hint={d('development.none_hint')} />
    </Card>
  );
  return (
    <Page title={d('development.title')} back="/" narrow>
      {own === '' ? (
        none
      ) : (
        <Loaded query={mine}>
          {({ file }) =>
            file ? (
              <>
                <Now file={file} />
                <Next file={file} />
                {file.probation && <Probation of={file.probation} />}
                <Notices file={file} />
                <Mentors file={file} />
                <Done file={file} />
              </>
            ) : (
              none
            )
          }
        </Loaded>
      )}
    </Page>
  );
}
