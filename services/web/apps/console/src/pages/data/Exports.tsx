import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Rows } from '../../api/paging';
import { exports, type Snapshot } from '../../api/portability';
import { useI18n, useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { DataTable } from '../../table/DataTable';
import { exportColumns } from './columns';
import { ExportDrawer, FetchDrawer } from './drawers';

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

/** The button that begins an export. */
export function OrderExport({ onClick }: { onClick: () => void }) {
  const t = useT();
  return (
    <Action type="primary" needs="settings.configure" onClick={onClick}>
      {t('data.export')}
    </Action>
  );
}

/** What was exported, ready to be fetched, and the drawer that orders another one. */
export function Exports({ ordering, onOrdered }: { ordering: boolean; onOrdered: () => void }) {
  const { t, locale } = useI18n();
  const [fetching, fetch] = useState<Snapshot>();
  const made = useExports();
  const columns = useMemo(() => exportColumns(t, locale, fetch), [t, locale]);
  return (
    <>
      <Panel title={t('data.exports')} flush>
        <DataTable
          label={t('data.exports')}
          rows={made}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('data.noExport')}>{t('data.noExportWhat')}</Empty>}
        />
      </Panel>
      <ExportDrawer open={ordering} onClose={onOrdered} />
      <FetchDrawer of={fetching} onClose={() => fetch(undefined)} />
    </>
  );
}
