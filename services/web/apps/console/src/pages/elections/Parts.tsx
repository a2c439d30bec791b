import { date } from '@zhibu/format';
import { type ElectionDetail, type Round, voters } from '../../api/elections';
import { useRows } from '../../api/paging';
import { useI18n, word } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { ScrollX } from '../../kit/ScrollX';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { DataTable } from '../../table/DataTable';

interface Of {
  of: ElectionDetail;
}

/** What is elected, and by which rule. */
export function Plan({ of }: Of) {
  const { t, locale } = useI18n();
  const seats = of.offices.map((one) => t('election.seatsOf', { office: t(`office.${one.office}`), n: one.seats }));
  return (
    <Panel title={t('election.plan')}>
      <Facts
        facts={[
          { label: t('election.seats'), value: seats.join(t('common.listComma')), wide: true },
          { label: t('congress.assembly'), value: t(`assembly.${of.assembly}`) },
          ...(of.kind === 'term'
            ? [{ label: t('election.secretaryBy'), value: t(`electors.${of.secretary_by}`) }]
            : []),
          { label: t('election.plannedOn'), value: date(of.planned_on, locale) },
          {
            label: t('election.heldOn'),
            value: of.meeting_id ? (
              <Go to={pb.meeting(of.meeting_id)}>{date(of.held_on, locale)}</Go>
            ) : (
              date(of.held_on, locale)
            ),
          },
          { label: t('election.termEnds'), value: date(of.term_ends_on, locale) },
          { label: t('election.nextTermEnds'), value: date(of.next_term_ends_on, locale) },
          { label: t('election.above'), value: of.above_name ?? t('election.outside') },
          ...(of.shift
            ? [
                {
                  label: t('election.shift'),
                  value: t('election.paper', { no: of.shift.doc_no, day: date(of.shift.decided_on, locale) }),
                },
              ]
            : []),
        ]}
      />
      <RuleBasis {...of.basis} />
    </Panel>
  );
}

/** The list of voters in numbers, and by name. */
export function Voters({ of }: Of) {
  const { t } = useI18n();
  const rows = useRows(voters(of.id));
  const { full, probationary, without_right, left_out, should, quorum, present } = of.voters;
  return (
    <Panel title={t('election.voters')} flush>
      <p className="election-numbers">
        {t(of.assembly === 'congress' ? 'congress.votersWhat' : 'election.votersWhat', {
          full,
          without: without_right,
          left: left_out,
          should,
          quorum,
          probationary,
        })}
        {present !== null && present !== undefined && ` ${t('election.presentWhat', { present })}`}
      </p>
      <DataTable
        label={t('election.voters')}
        rows={rows}
        rowKey={(one) => one.member_id}
        columns={[
          { key: 'name', title: t('transfer.person'), width: 140, pinned: true, grow: true, render: (one) => one.name },
          { key: 'right', title: t('election.right'), width: 200, render: (one) => t(`voterRight.${one.right}`) },
          {
            key: 'out',
            title: t('election.attendance'),
            width: 260,
            render: (one) => (one.left_out ? t(`leftOut.${one.left_out}`) : t('election.counts')),
          },
        ]}
        empty={<Empty title={t('election.noVoters')} />}
      />
    </Panel>
  );
}

/** Who stands, office by office. */
export function Candidates({ of }: Of) {
  const { t } = useI18n();
  return (
    <Panel title={t('election.candidates')}>
      <Facts
        facts={of.offices.map((one) => ({
          label: t(`office.${one.office}`),
          value: of.candidates
            .filter((stands) => stands.office === one.office)
            .map((stands) => stands.name)
            .join(t('common.listComma')) || <span className="blank">{t('election.noCandidates')}</span>,
          wide: true,
        }))}
      />
    </Panel>
  );
}

/** One round as a table that can be read aloud. */
export function RoundTable({ round }: { round: Round }) {
  const { t } = useI18n();
  const verdict = (one: Round['votes'][number]) => {
    if (one.elected) return t('election.elected');
    return one.tied ? t('election.tied') : t('election.notElected');
  };
  return (
    <ScrollX label={t('election.roundOf', { n: round.number, office: t(`office.${round.office}`) })}>
      <table className="election-table">
        <caption>
          {t('election.roundOf', { n: round.number, office: t(`office.${round.office}`) })}
          <small>
            {t('election.roundWhat', {
              should: round.should,
              present: round.present,
              issued: round.issued,
              returned: round.returned,
              valid: round.valid,
              spoilt: round.spoilt,
              needed: round.needed,
            })}
          </small>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('transfer.person')}</th>
            <th scope="col">{t('election.yes')}</th>
            <th scope="col">{t('election.no')}</th>
            <th scope="col">{t('election.abstain')}</th>
            <th scope="col">{t('election.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {round.votes.map((one) => (
            <tr key={one.member_id}>
              <th scope="row">{one.name}</th>
              <td>{one.yes}</td>
              <td>{one.no}</td>
              <td>{one.abstain}</td>
              <td>{verdict(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function Rounds({ of }: Of) {
  const { t } = useI18n();
  if (of.rounds.length === 0) return null;
  return (
    <Panel title={t('election.rounds')}>
      {of.rounds.map((round) => (
        <div key={round.number} className={round.taken_back ? 'election-round quiet' : 'election-round'}>
          {round.taken_back && <Sign tone="plain">{t('election.takenBack', { reason: round.taken_back })}</Sign>}
          {round.void && <Sign tone="bad">{t('election.voidRound')}</Sign>}
          <RoundTable round={round} />
        </div>
      ))}
    </Panel>
  );
}

/** Who is elected, and what the committee above has said. */
export function Result({ of }: Of) {
  const { t, locale } = useI18n();
  if (of.result.length === 0) return null;
  return (
    <Panel title={t('election.result')}>
      <ul>
        {of.result.map((seat) => (
          <li key={`${seat.member_id} ${seat.post ?? seat.office}`}>
            {seat.post ? word(t, 'post', seat.post) : t(`office.${seat.office}`)} · <strong>{seat.name}</strong>
          </li>
        ))}
      </ul>
      <Facts
        facts={of.answers.map((one) => ({
          label: t(`confirmation.${one.confirmation}`),
          value: one.paper
            ? t('election.paper', { no: one.paper.doc_no, day: date(one.paper.decided_on, locale) })
            : t('election.awaited'),
        }))}
      />
    </Panel>
  );
}
