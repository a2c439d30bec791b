import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo } from 'react';
import { O, type Run, retryRun, runs } from '../api/operator';
import { useRows } from '../api/paging';
import { useAction } from '../forms/useAction';
import { type T, useI18n, word } from '../i18n';
import { Choice } from '../kit/Choice';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import { Sign } from '../kit/Sign';
import { Go } from '../router/go';
import { useFilters } from '../router/useFilters';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { Deed } from './Deed';
import { MigrationPanel } from './MigrationPanel';
import { pp } from './paths';

const nameOf = (run: Run): string => run.name ?? run.slug;

const columns = (t: T, locale: Locale, retry: (run: Run) => void): Column<Run>[] => [
  {
    key: 'kind',
    title: t('run.kind'),
    width: 130,
    pinned: true,
    render: (run) => word(t, 'runKind', run.kind),
  },
  {
    key: 'tenant',
    title: t('run.tenant'),
    width: 220,
    grow: true,
    render: (run) => (run.name ? <Go to={pp.organisation(run.tenant_id)}>{run.name}</Go> : run.slug),
  },
  {
    key: 'step',
    title: t('run.step'),
    width: 160,
    render: (run) => (
      <Sign tone={run.finished_at ? 'good' : run.last_error ? 'bad' : 'wait'}>{word(t, 'runStep', run.step)}</Sign>
    ),
  },
  {
    key: 'attempts',
    title: t('run.attempts'),
    width: 100,
    align: 'end',
    render: (run) => <span className="number">{run.attempts}</span>,
  },
  { key: 'error', title: t('run.error'), width: 220, grow: true, render: (run) => run.last_error ?? '—' },
  { key: 'started', title: t('run.started'), width: 200, render: (run) => dateTime(run.started_at, locale) },
  {
    key: 'finished',
    title: t('run.finished'),
    width: 200,
    render: (run) => (run.finished_at ? dateTime(run.finished_at, locale) : '—'),
  },
  {
    key: 'deed',
    title: t('platform.deed'),
    quiet: true,
    width: 110,
    render: (run) =>
      !run.finished_at && (
        <Deed
          act="govern"
          size="small"
          onClick={() => retry(run)}
          label={t('run.retryOf', { kind: word(t, 'runKind', run.kind), name: nameOf(run) })}
        >
          {t('run.retry')}
        </Deed>
      ),
  },
];

/** What runs over all services: changes of organisations, and upgrades of their data. */
export function Runs() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<{ open?: boolean } & Record<string, unknown>>();
  const rows = useRows(runs(filters.open ? { open: true } : {}));
  const { mutate } = useAction({
    run: (run: Run) => retryRun(run.id),
    stale: [O.runs],
    done: t('run.retried'),
  });
  const shown = useMemo(() => columns(t, locale, mutate), [t, locale, mutate]);
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
    </Page>
  );
}
