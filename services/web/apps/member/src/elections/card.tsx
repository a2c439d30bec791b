import { useQuery } from '@tanstack/react-query';
import type { MyElections } from '@zhibu/api';
import { date } from '@zhibu/format';
import { queries } from '../api';
import { Badge, Card, Missed } from '../kit';
import { locale } from '../words';
import { candidatesOf, LOOKS } from './look';
import { e, named } from './words';

type Election = NonNullable<MyElections['election']>;

/** Who stands, office by office. */
function Candidates({ of }: { of: Election }) {
  return (
    <dl className="facts-list">
      {candidatesOf(of.candidates).map(([office, names]) => (
        <div key={office} className="fact">
          <dt>{e('election.candidates', { office: named('office', office) })}</dt>
          <dd>{names.join(e('election.comma'))}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the counts came to, once the result is settled. */
function Result({ of }: { of: Election }) {
  return (
    <>
      <dl className="facts-list">
        {of.elected.map((one) => (
          <div key={`${one.post ?? one.office} ${one.name}`} className="fact">
            <dt>{one.post ? named('post', one.post) : named('office', one.office)}</dt>
            <dd>{one.name}</dd>
          </div>
        ))}
      </dl>
      {of.rounds
        .filter((round) => !round.void)
        .map((round) => (
          <p key={round.number} className="line">
            {e('election.votes', {
              office: named('office', round.office),
              present: round.present,
              votes: round.votes
                .map((one) => e('election.of_person', { name: one.name, n: one.yes }))
                .join(e('election.comma')),
            })}
          </p>
        ))}
    </>
  );
}

/** One election: when, who stands, what came of it. */
function Shown({ of }: { of: Election }) {
  const day = date(of.held_on ?? of.planned_on, locale());
  return (
    <>
      <div className="request-head">
        <p>{e(of.held_on ? 'election.held' : 'election.planned', { date: day })}</p>
        <Badge {...LOOKS[of.state]}>{named('election_state', of.state)}</Badge>
      </div>
      {of.state === 'preparing' && (
        <p className="plain">{e(of.assembly === 'congress' ? 'election.come_delegate' : 'election.come')}</p>
      )}
      {of.elected.length > 0 ? <Result of={of} /> : <Candidates of={of} />}
    </>
  );
}

/** A congress the reader is a delegate to, and until when. */
function Mandate({ of }: { of: MyElections['delegate_of'][number] }) {
  return (
    <Card title={e('election.delegate_of', { committee: of.committee_name })}>
      {of.elected_on && <p>{e('election.delegate_since', { date: date(of.elected_on, locale()) })}</p>}
      {of.valid_until && <p>{e('election.delegate_until', { date: date(of.valid_until, locale()) })}</p>}
      <Shown of={of.election} />
    </Card>
  );
}

/** The election of the own branch, and the congresses the reader is a delegate to. */
export function ElectionCard() {
  const session = useQuery(queries.session);
  const mine = useQuery({ ...queries.election, enabled: Boolean(session.data?.member_id) });
  if (!mine.data) return <Missed title={e('election.title')} query={mine} />;
  const { election: of, delegate_of } = mine.data;
  return (
    <>
      {of && (
        <Card title={e(of.kind === 'delegates' ? 'election.title_delegates' : 'election.title')}>
          {of.kind === 'delegates' && <p>{e('election.seats', { n: of.delegates })}</p>}
          <Shown of={of} />
        </Card>
      )}
      {delegate_of.map((one) => (
        <Mandate key={`${one.committee_name} ${one.elected_on}`} of={one} />
      ))}
    </>
  );
}
