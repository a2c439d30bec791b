import { useQuery } from '@tanstack/react-query';
import type { MyElections } from '@zhibu/api';
import { date } from '@zhibu/format';
import { queries } from '../api';
import { Badge, Card } from '../kit';
import { locale, t, word } from '../words';
import { candidatesOf, LOOKS } from './look';

type Election = NonNullable<MyElections['election']>;

/** Who stands, office by office. */
function Candidates({ of }: { of: Election }) {
  return (
    <dl className="facts-list">
      {candidatesOf(of.candidates).map(([office, names]) => (
        <div key={office} className="fact">
          <dt>{t('election.candidates', { office: word('office', office) })}</dt>
          <dd>{names.join(t('election.comma'))}</dd>
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
          <div key={`${one.post} ${one.name}`} className="fact">
            <dt>{word('post', one.post)}</dt>
            <dd>{one.name}</dd>
          </div>
        ))}
      </dl>
      {of.rounds
        .filter((round) => !round.void)
        .map((round) => (
          <p key={round.number} className="line">
            {t('election.votes', {
              office: word('office', round.office),
              present: round.present,
              votes: round.votes
                .map((one) => t('election.of_person', { name: one.name, n: one.yes }))
                .join(t('election.comma')),
            })}
          </p>
        ))}
    </>
  );
}

/** The election of the own branch: when, who stands, what came of it. */
export function ElectionCard() {
  const session = useQuery(queries.session);
  const mine = useQuery({ ...queries.election, enabled: Boolean(session.data?.member_id) });
  const of = mine.data?.election;
  if (!of) return null;
  const day = date(of.held_on ?? of.planned_on, locale());
  return (
    <Card title={t('election.title')}>
      <div className="request-head">
        <p>{t(of.held_on ? 'election.held' : 'election.planned', { date: day })}</p>
        <Badge {...LOOKS[of.state]}>{word('election_state', of.state)}</Badge>
      </div>
      {of.state === 'preparing' && <p className="plain">{t('election.come')}</p>}
      {of.elected.length > 0 ? <Result of={of} /> : <Candidates of={of} />}
    </Card>
  );
}
