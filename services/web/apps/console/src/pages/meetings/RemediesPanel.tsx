import { date } from '@zhibu/format';
import { useMemo } from 'react';
import { type MeetingRemedies, remedyProgress } from '../../api/meetings';
import { useRows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { Progress } from './Progress';

/** How far the remedies of a unit are, meeting by meeting; nothing where none were left. */
export function RemediesPanel({ unit }: { unit: string }) {
  const { t, locale } = useI18n();
  const rows = useRows(remedyProgress({ unit_id: unit }));
  const columns = useMemo<Column<MeetingRemedies>[]>(
    () => [
      {
        key: 'subject',
        title: t('meeting.subject'),
        width: 260,
        grow: true,
        pinned: true,
        render: (one) => <Go to={pb.meeting(one.meeting_id)}>{one.subject}</Go>,
      },
      { key: 'day', title: t('meeting.day'), width: 150, render: (one) => date(one.day, locale) },
      { key: 'unit', title: t('post.unit'), width: 170, wideOnly: true, render: (one) => one.unit_name },
      {
        key: 'progress',
        title: t('remedy.progress'),
        width: 320,
        grow: true,
        render: (one) => <Progress of={one.progress} />,
      },
    ],
    [t, locale],
  );
  if (!rows.error && rows.rows.length === 0) return null;
  return (
    <Panel title={t('remedy.title')} flush>
      <DataTable label={t('remedy.title')} rows={rows} columns={columns} rowKey={(one) => one.meeting_id} />
    </Panel>
  );
}
