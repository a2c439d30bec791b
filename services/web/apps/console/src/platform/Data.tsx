import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { organisation } from '../api/operator';
import { useRows } from '../api/paging';
import { P, type Snapshot, takeBackup, tenantBackups } from '../api/portability';
import { useAction } from '../forms/useAction';
import { useKeyOf } from '../forms/useKey';
import { useI18n, useT } from '../i18n';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import { Failed, Loading } from '../layouts/states';
import { moment, snapshotColumns } from '../pages/data/columns';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { Deed } from './Deed';
import { Restorations } from './Restorations';
import { RestoreDrawer } from './RestoreDrawer';

/** A backup takes its time: until its answer has come, asking again asks for the same one. */
function useBackUp(tenantId: string) {
  const t = useT();
  const [times, setTimes] = useState(0);
  const keyOf = useKeyOf(times);
  return useAction({
    run: () => takeBackup(tenantId, keyOf(tenantId)),
    stale: [P.tenantBackups],
    done: t('platformData.backedUp'),
    onDone: () => setTimes((before) => before + 1),
  });
}

/** The moments of one organisation, and its way back to one of them. */
export function Data() {
  const { t, locale } = useI18n();
  const { tenantId } = useParams({ strict: false }) as { tenantId: string };
  const { data: of, error, refetch } = useQuery(organisation(tenantId));
  const rows = useRows(tenantBackups(tenantId));
  const [chosen, choose] = useState<Snapshot>();
  const backUp = useBackUp(tenantId);
  const columns = useMemo(
    (): Column<Snapshot>[] => [
      ...snapshotColumns(t, locale),
      {
        key: 'deed',
        title: t('platform.deed'),
        quiet: true,
        width: 120,
        align: 'end',
        render: (one) =>
          one.state === 'ready' && (
            <Deed
              act="govern"
              size="small"
              onClick={() => choose(one)}
              label={t('platformData.restoreOf', { date: moment(one, locale) })}
            >
              {t('platformData.restore')}
            </Deed>
          ),
      },
    ],
    [t, locale],
  );
  if (error) return <Failed error={error} onRetry={() => void refetch()} page />;
  if (!of) return <Loading />;
  const now = (
    <Deed act="govern" type="primary" loading={backUp.isPending} onClick={() => backUp.mutate()}>
      {t('platformData.backUp')}
    </Deed>
  );
  return (
    <Page title={t('platformData.of', { name: of.name })} lead={t('platformData.lead')} actions={now}>
      <Restorations tenantId={tenantId} />
      <Panel title={t('data.backups')} flush>
        <DataTable
          label={t('data.backups')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('data.noBackup')} />}
        />
      </Panel>
      <RestoreDrawer tenantId={tenantId} of={chosen} onClose={() => choose(undefined)} />
    </Page>
  );
}
