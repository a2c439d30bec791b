import type { MeetingDetail } from '../../api/meetings';
import { useT, word } from '../../i18n';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';

type Result = MeetingDetail['results'][number];

const page = ({ kind, id }: Result) => (kind === 'election' ? pb.election(id) : pb.developmentFile(id));

/** The counts of a vote in one line. */
function Vote({ vote }: { vote: NonNullable<Result['vote']> }) {
  const t = useT();
  const { should, present, yes, no, abstained, spoilt } = vote;
  const written = vote.written_yes + vote.written_no > 0;
  return (
    <p className="quiet">
      {t('meeting.resultVotes', { should, present, yes, no, abstained, spoilt })}
      {written && ` · ${t('meeting.resultWritten', { yes: vote.written_yes, no: vote.written_no })}`}
    </p>
  );
}

/** One round of an election: its ballots, and the votes on everybody who stood. */
function Round({ round }: { round: Result['rounds'][number] }) {
  const t = useT();
  const { number, should, present, issued, returned, spoilt } = round;
  const office = word(t, 'meetingOffice', round.office);
  return (
    <>
      <p className="quiet">
        {t('meeting.resultRound', { n: number, office, should, present, issued, returned, spoilt })}{' '}
        {round.void && <Sign tone="bad">{t('meeting.resultVoid')}</Sign>}
      </p>
      <ul className="meeting-told">
        {round.votes.map((one) => (
          <li key={one.member_id}>
            {t('meeting.resultCount', { name: one.name, yes: one.yes, no: one.no, abstain: one.abstain })}{' '}
            {one.elected && <Sign tone="good">{t('meeting.resultElected')}</Sign>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was decided here and is kept on a page of its own, with its counts. */
export function ResultsPanel({ of }: { of: MeetingDetail }) {
  const t = useT();
  if (of.results.length === 0) return null;
  return (
    <Panel title={t('meeting.results')}>
      <ul className="meeting-told">
        {of.results.map((one) => (
          <li key={`${one.kind} ${one.id} ${one.what}`}>
            <Go to={page(one)}>{one.kind === 'election' ? t('meeting.electionOf', { name: one.name }) : one.name}</Go>{' '}
            {one.what} {one.outcome && <Sign>{word(t, 'meetingResult', one.outcome)}</Sign>}{' '}
            {one.months && t('meeting.resultMonths', { n: one.months })}
            {one.vote && <Vote vote={one.vote} />}
            {one.rounds.map((round) => (
              <Round key={round.number} round={round} />
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
