import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { type Rows, useRows } from '../../api/paging';
import { backups, exports, type Snapshot } from '../../api/portability';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import type { PageModule } from '../../router/page';
import { DataTable } from '../../table/DataTable';
import { exportColumns, snapshotColumns } from './columns';
import { ExportDrawer, FetchDrawer } from './drawers';

export const loader: PageModule['loader'] = () => {
  void queryClient.prefetchQuery(exports());
  void queryClient.prefetchInfiniteQuery(backups());
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.data') }];

const NONE: readonly Snapshot[] = [];

/** The last exports, in the form a table wants. */
function useExports(): Rows<Snapshot> {
  const { data, isPending, error, refetch } = useQuery(exports());
  return {
    rows: data?.items ?? NONE,
    total: null,
    loading: isPending,
    stale: false,
    error,
    more: false,
    loadingMore: false,
    loadMore: () => undefined,
    retry: () => void refetch(),
  };
}

/** An organisation's own data: taken away as a file, and what the platform keeps of it. */
export function Page() {
  const { t, locale } = useI18n();
  const [ordering, order] = useState(false);
  const [fetching, fetch] = useState<Snapshot>();
  const made = useExports();
  const kept = useRows(backups());
  const ofExports = useMemo(() => exportColumns(t, locale, fetch), [t, locale]);
  const ofBackups = useMemo(() => snapshotColumns(t, locale), [t, locale]);
  const start = (
    <Action type="primary" needs="settings.configure" onClick={() => order(true)}>
      {t('data.export')}
    </Action>
  );
  return (
    <Frame title={t('nav.data')} lead={t('data.lead')} actions={start}>
      <Panel title={t('data.exports')} flush>
        <DataTable
          label={t('data.exports')}
          rows={made}
          columns={ofExports}
          rowKey={(one) => one.id}
          empty={<Empty title={t('data.noExport')}>{t('data.noExportWhat')}</Empty>}
        />
      </Panel>
      <Panel title={t('data.backups')} flush>
        <DataTable
          label={t('data.backups')}
          rows={kept}
          columns={ofBackups}
          rowKey={(one) => one.id}
          empty={<Empty title={t('data.noBackup')}>{t('data.backupsWhat')}</Empty>}
        />
      </Panel>
      <ExportDrawer open={ordering} onClose={() => order(false)} />
      <FetchDrawer of={fetching} onClose={() => fetch(undefined)} />
    </Frame>
  );
}
