import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import { type MeetingDetail, meetingVersions } from '../../api/meetings';
import { useI18n } from '../../i18n';
import { Panel } from '../../kit/Page';

/** Which versions were filed, when, and why each was corrected. */
export function VersionsPanel({ of }: { of: MeetingDetail }) {
  const { t, locale } = useI18n();
  const { data } = useQuery(meetingVersions(of.id));
  return (
    <Panel title={t('meeting.versions')}>
      <ol className="meeting-told" reversed start={data?.items.length ?? 1}>
        {(data?.items ?? []).map((version) => (
          <li key={version.number}>
            <p>{dateTime(version.filed_at, locale)}</p>
            <p className="quiet">{version.reason ?? t('meeting.firstVersion')}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
