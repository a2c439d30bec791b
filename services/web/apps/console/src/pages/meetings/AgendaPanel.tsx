import type { MeetingDetail } from '../../api/meetings';
import { useT } from '../../i18n';
import { Panel } from '../../kit/Page';

/** What a planned meeting is going to talk about; it is changed with the meeting, and from the attendance on with the record. */
export function AgendaPanel({ of }: { of: MeetingDetail }) {
  const t = useT();
  return (
    <Panel title={t('meeting.agenda')}>
      {of.agenda.length > 0 && (
        <ol className="meeting-told">
          {of.agenda.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same item may be there twice
            <li key={at}>{item}</li>
          ))}
        </ol>
      )}
      <p className="quiet">{t(of.agenda.length > 0 ? 'meeting.agendaLater' : 'meeting.agendaNone')}</p>
    </Panel>
  );
}
