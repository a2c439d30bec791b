import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type AuditEntry, audit, liveAudit } from '../../api/audit';
import { queryClient } from '../../api/client';
import { session } from '../../api/identity';
import { useRows } from '../../api/paging';
import { goingEntries } from '../../api/platform';
import { loadTexts, useI18n } from '../../i18n';
import type { Area } from '../../i18n/areas';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { AuditFilters } from './AuditFilters';
import { auditColumns } from './columns';
import { EntryDrawer } from './EntryDrawer';
import { filterOf, type Search, sourceOf } from './search';

/** Whether an operator looks in now: what they look at appears here while they do. */
function useWatched(): boolean {
  const { data } = useQuery(session());
  const { data: going = [] } = useQuery({ ...goingEntries(), enabled: data !== undefined && !data.visit });
  return going.some(({ state }) => state === 'open');
}

/** Where the words among the values are. An organisation that leaves the work out had an entry on it once, perhaps. */
const WORDS: readonly Area[] = [
  'archive',
  'books',
  'cadres',
  'collections',
  'data',
  'development',
  'documents',
  'dues',
  'elections',
  'meetings',
  'operators',
  'statistics',
  'transfers',
];

export const loader = async ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(audit(sourceOf(search), filterOf(search)));
  await loadTexts(...WORDS);
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.audit') }];

/** Who did what, when and why; with what it changed. Nothing here can be altered or removed. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters } = useFilters<Search>();
  const watched = useWatched();
  const rows = useRows(liveAudit(sourceOf(filters), filterOf(filters), watched));
  const [open, setOpen] = useState<AuditEntry>();
  const columns = useMemo(() => auditColumns(t, locale, setOpen), [t, locale]);
  return (
    <Frame title={t('nav.audit')} lead={t('audit.lead')}>
      <Panel flush>
        <AuditFilters />
        <DataTable
          label={t('nav.audit')}
          rows={rows}
          columns={columns}
          rowKey={(entry) => String(entry.seq)}
          onOpen={setOpen}
          empty={<Empty title={t('audit.none')} />}
        />
      </Panel>
      <EntryDrawer entry={open} onClose={() => setOpen(undefined)} />
    </Frame>
  );
}
