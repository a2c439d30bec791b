import { dateTime } from '@zhibu/format';
import { Drawer } from 'antd';
import type { AuditEntry } from '../../api/audit';
import { useLook } from '../../app/preferences';
import { useI18n, word } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { ActorName } from './ActorName';
import { differences } from './diff';
import { fieldLabel } from './labels';
import { deed } from './says';
import { useReading } from './useReading';
import { valueText } from './values';
import './audit.css';

function Changes({ entry }: { entry: AuditEntry }) {
  const reading = useReading(entry);
  const { t } = reading;
  const changes = differences(entry.old, entry.new);
  if (changes.length === 0) return <p className="quiet">{t('audit.noChanges')}</p>;
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.old')}</th>
          <th scope="col">{t('audit.new')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">{fieldLabel(t, entry.subject, change.path)}</th>
            <td>{valueText(reading, change.path, change.old)}</td>
            <td>{valueText(reading, change.path, change.new)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One entry in full, with what was before and what is now side by side. */
export function EntryDrawer({ entry, onClose }: { entry: AuditEntry | undefined; onClose: () => void }) {
  const { t, locale } = useI18n();
  const { narrow } = useLook();
  return (
    <Drawer
      open={entry !== undefined}
      onClose={onClose}
      size={narrow ? '100%' : 640}
      title={entry ? deed(t, entry) : t('nav.audit')}
    >
      {entry && (
        <div className="entry">
          <Facts
            facts={[
              { label: t('audit.at'), value: dateTime(entry.at, locale) },
              { label: t('audit.actor'), value: <ActorName of={entry.actor} /> },
              { label: t('audit.subject'), value: word(t, 'auditSubject', entry.subject) },
              { label: t('audit.why'), value: entry.why },
              { label: t('audit.seq'), value: <span className="number">{entry.seq}</span> },
              {
                label: t('audit.request'),
                value: entry.request_id && <span className="code">{entry.request_id}</span>,
                wide: true,
              },
              {
                label: t('audit.subjectId'),
                value: entry.subject_id && <span className="code">{entry.subject_id}</span>,
                wide: true,
              },
            ]}
          />
          <h2>{t('audit.changes')}</h2>
          <Changes entry={entry} />
        </div>
      )}
    </Drawer>
  );
}
