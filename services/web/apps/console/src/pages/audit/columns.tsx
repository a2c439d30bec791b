import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { AuditEntry } from '../../api/audit';
import { type T, word } from '../../i18n';
import type { Column } from '../../table/columns';
import { ActorName } from './ActorName';
import { asked, changed, deed } from './says';

export const auditColumns = (t: T, locale: Locale, open: (entry: AuditEntry) => void): Column<AuditEntry>[] => [
  {
    key: 'at',
    title: t('audit.at'),
    width: 210,
    pinned: true,
    render: (entry) => (
      <Button type="link" className="cell-link number" onClick={() => open(entry)}>
        {dateTime(entry.at, locale)}
      </Button>
    ),
  },
  {
    key: 'actor',
    title: t('audit.actor'),
    width: 150,
    render: (entry) => (
      <>
        <ActorName of={entry.actor} />
        {entry.on_behalf_of && <span className="quiet"> · {t('audit.onBehalf')}</span>}
      </>
    ),
  },
  { key: 'action', title: t('audit.action'), width: 190, render: (entry) => deed(t, entry) },
  { key: 'subject', title: t('audit.subject'), width: 120, render: (entry) => word(t, 'auditSubject', entry.subject) },
  {
    key: 'what',
    title: t('audit.changes'),
    width: 260,
    grow: true,
    render: (entry) => {
      const address = asked(entry);
      if (address) return <span className="code">{address}</span>;
      return <span className="quiet">{changed(t, entry) || '—'}</span>;
    },
  },
  { key: 'why', title: t('audit.why'), width: 200, render: (entry) => entry.why ?? '—' },
];
