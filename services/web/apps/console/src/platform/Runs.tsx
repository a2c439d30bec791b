import { useMemo, useState } from 'react';
import { holdRun, O, type Run, releaseRun, retryRun, runs } from '../api/operator';
import { useRows } from '../api/paging';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useI18n } from '../i18n';
import { Choice } from '../kit/Choice';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import { useFilters } from '../router/useFilters';
import { DataTable } from '../table/DataTable';
import { MigrationHistory } from './MigrationHistory';
import { MigrationPanel } from './MigrationPanel';
import { RunDrawer } from './RunDrawer';
import { namesOf, runColumns } from './runColumns';

/** What can be done to a change that is not over. */
function useRunDeeds() {
  const { t } = useI18n();
  const confirm = useConfirm();
  const stale = [O.runs];
  const retry = useAction({ run: (run: Run) => retryRun(run.id), stale, done: t('run.retried') });
  const hold = useAction({ run: (run: Run) => holdRun(run.id), stale, done: t('run.held') });
  const release = useAction({ run: (run: Run) => releaseRun(run.id), stale, done: t('run.released') });
  return {
    retry: (run: Run) => retry.mutate(run),
    release: (run: Run) => release.mutate(run),
    hold: (run: Run) =>
      confirm({
        title: t('run.holdOf', namesOf(t, run)),
        effects: [t('run.holdWhat'), t('run.holdOthers')],
        ok: t('run.hold'),
        run: () => hold.mutateAsync(run),
      }),
  };
}

/** What runs over all services: changes of organisations, and upgrades of their data. */
export function Runs() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<{ open?: boolean } & Record<string, unknown>>();
  const rows = useRows(runs(filters.open ? { open: true } : {}));
  const [opened, setOpened] = useState<string>();
  const deeds = useRunDeeds();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the deeds are new functions with every picture, and do the same
  const shown = useMemo(() => runColumns(t, locale, { ...deeds, open: (run) => setOpened(run.id) }), [t, locale]);
  return (
    <Page title={t('operators.runs')} lead={t('run.lead')}>
      <MigrationPanel />
      <Panel
        title={t('run.title')}
        flush
        extra={
          <Choice
            quiet
            label={t('run.filter')}
            value={filters.open ? 'open' : 'all'}
            options={[
              { value: 'all', label: t('run.all') },
              { value: 'open', label: t('run.open') },
            ]}
            onChange={(which) => set({ open: which === 'open' ? true : undefined } as never)}
          />
        }
      >
        <DataTable
          label={t('run.title')}
          rows={rows}
          columns={shown}
          rowKey={(run) => run.id}
          empty={<Empty title={t(filters.open ? 'run.noneOpen' : 'run.none')} />}
        />
      </Panel>
      <MigrationHistory />
      <RunDrawer of={rows.rows.find((run) => run.id === opened)} onClose={() => setOpened(undefined)} />
    </Page>
  );
}
