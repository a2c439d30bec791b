import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { backups, exports } from '../../api/portability';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import type { PageModule } from '../../router/page';
import { DataTable } from '../../table/DataTable';
import { snapshotColumns } from './columns';
import { Exports, OrderExport } from './Exports';

export const loader: PageModule['loader'] = () => {
  void queryClient.prefetchQuery(exports());
  void queryClient.prefetchInfiniteQuery(backups());
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.data') }];

/** An organisation's own data: taken away as a file, and what the platform keeps of it. */
export function Page() {
  const { t, locale } = useI18n();
  const [ordering, order] = useState(false);
  const kept = useRows(backups());
  const ofBackups = useMemo(() => snapshotColumns(t, locale), [t, locale]);
  return (
    <Frame title={t('nav.data')} lead={t('data.lead')} actions={<OrderExport onClick={() => order(true)} />}>
      <Exports ordering={ordering} onOrdered={() => order(false)} />
      <Panel title={t('data.backups')} flush>
        <DataTable
          label={t('data.backups')}
          rows={kept}
          columns={ofBackups}
          rowKey={(one) => one.id}
          empty={<Empty title={t('data.noBackup')}>{t('data.backupsWhat')}</Empty>}
        />
      </Panel>
    </Frame>
  );
}
