import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo } from 'react';
import { type PastMigration, pastMigrations } from '../api/operator';
import { useRows } from '../api/paging';
import { type T, useI18n, word } from '../i18n';
import { Empty } from '../kit/Empty';
import { Panel } from '../kit/Page';
import { Sign, type Tone } from '../kit/Sign';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';

type Ring = PastMigration['rings'][number];

function toneOf({ done, total, failed }: Ring): Tone {
  if (failed > 0) return 'bad';
  return done === total ? 'good' : 'plain';
}

/** Rings go one after the other; one that fails is the last. */
function Rings({ t, of }: { t: T; of: PastMigration }) {
  return of.rings.map((ring) => {
    const { done, total, failed } = ring;
    const values = { ring: word(t, 'migrationRing', ring.ring), done, total, failed };
    return (
      <Sign key={ring.ring} tone={toneOf(ring)}>
        {t(failed > 0 ? 'migration.ringFailed' : 'migration.ringDone', values)}
      </Sign>
    );
  });
}

const columns = (t: T, locale: Locale): Column<PastMigration>[] => [
  {
    key: 'service',
    title: t('migration.service'),
    width: 120,
    pinned: true,
    render: (of) => word(t, 'service', of.service),
  },
  {
    key: 'target',
    title: t('migration.to'),
    width: 110,
    render: (of) => <span className="number">{of.target}</span>,
  },
  {
    key: 'rings',
    title: t('migration.rings'),
    width: 360,
    grow: true,
    render: (of) => (
      <div className="deeds">
        <Rings t={t} of={of} />
      </div>
    ),
  },
  { key: 'started', title: t('run.started'), width: 210, render: (of) => dateTime(of.started_at, locale) },
  {
    key: 'finished',
    title: t('run.finished'),
    width: 210,
    render: (of) => (of.finished_at ? dateTime(of.finished_at, locale) : t('migration.unfinished')),
  },
];

/** Every upgrade of the data there was, and how far its rings came. */
export function MigrationHistory() {
  const { t, locale } = useI18n();
  const rows = useRows(pastMigrations());
  const shown = useMemo(() => columns(t, locale), [t, locale]);
  return (
    <Panel title={t('migration.history')} flush>
      <DataTable
        label={t('migration.history')}
        rows={rows}
        columns={shown}
        rowKey={(of) => of.id}
        empty={<Empty title={t('migration.never')} />}
      />
    </Panel>
  );
}
