import type { MeetingDetail } from '../../api/meetings';
import { useT, word } from '../../i18n';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';

type Result = MeetingDetail['results'][number];

const page = ({ kind, id }: Result) => (kind === 'election' ? pb.election(id) : pb.developmentFile(id));

/** What was decided here and is kept on a page of its own. */
export function ResultsPanel({ of }: { of: MeetingDetail }) {
  const t = useT();
  if (of.results.length === 0) return null;
  return (
    <Panel title={t('meeting.results')}>
      <ul className="meeting-told">
        {of.results.map((one) => (
          <li key={`${one.kind} ${one.id} ${one.what}`}>
            <Go to={page(one)}>{one.kind === 'election' ? t('meeting.electionOf', { name: one.name }) : one.name}</Go>{' '}
            {one.what} {one.outcome && <Sign>{word(t, 'meetingResult', one.outcome)}</Sign>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
