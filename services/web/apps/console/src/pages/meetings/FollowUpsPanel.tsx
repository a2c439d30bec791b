import { date } from '@zhibu/format';
import { useMemo, useState } from 'react';
import { type FollowUp, finish, followUps, MEETING_STALE } from '../../api/meetings';
import { useRows } from '../../api/paging';
import { useAction } from '../../forms/useAction';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { ReportDrawer } from './drawers';
import { Reports } from './Reports';

/** What meetings have given people to do and is not done, the first due first. */
export function FollowUpsPanel({ unit }: { unit: string }) {
  const { t, locale } = useI18n();
  const rows = useRows(followUps({ unit_id: unit, done: false }));
  const { mutate } = useAction({
    run: (one: FollowUp) => finish(one.id, null),
    stale: MEETING_STALE,
    done: t('followUp.wasDone'),
  });
  const [reporting, setReporting] = useState<FollowUp>();
  const columns = useMemo<Column<FollowUp>[]>(
    () => [
      {
        key: 'text',
        title: t('meeting.followUpText'),
        width: 280,
        grow: true,
        pinned: true,
        render: (one) => (
          <>
            <Go to={pb.meeting(one.meeting_id)}>{one.text}</Go>
            <Reports of={one} />
          </>
        ),
      },
      { key: 'owner', title: t('meeting.owner'), width: 120, render: (one) => one.owner?.name ?? '' },
      { key: 'due', title: t('meeting.dueOn'), width: 150, render: (one) => date(one.due_on, locale) },
      {
        key: 'state',
        title: t('account.state'),
        width: 110,
        render: (one) => <Sign tone={one.state === 'overdue' ? 'bad' : 'wait'}>{t(`followUp.${one.state}`)}</Sign>,
      },
      {
        key: 'actions',
        title: t('common.actions'),
        quiet: true,
        width: 200,
        align: 'end',
        render: (one) => (
          <>
            <Action size="small" needs="meetings.record" onClick={() => setReporting(one)}>
              {t('followUp.report')}
            </Action>{' '}
            <Action size="small" needs="meetings.record" onClick={() => mutate(one)}>
              {t('followUp.finish')}
            </Action>
          </>
        ),
      },
    ],
    [t, locale, mutate],
  );
  return (
    <Panel title={t('meeting.openFollowUps')} flush>
      <DataTable
        label={t('meeting.openFollowUps')}
        rows={rows}
        columns={columns}
        rowKey={(one) => one.id}
        empty={<Empty title={t('followUp.none')} />}
      />
      {reporting && <ReportDrawer of={reporting} onClose={() => setReporting(undefined)} />}
    </Panel>
  );
}
