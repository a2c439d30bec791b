import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import { holdMigrations, type Migrations, migrations, O, releaseMigrations } from '../api/operator';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useI18n, word } from '../i18n';
import { Notice } from '../kit/Notice';
import { Panel } from '../kit/Page';
import { ScrollX } from '../kit/ScrollX';
import { Sign } from '../kit/Sign';
import { Failed, Loading } from '../layouts/states';
import { Deed } from './Deed';

type Service = Migrations['services'][number];

function LastRun({ of }: { of: Service['last_run'] }) {
  const { t, locale } = useI18n();
  if (!of) return <span className="quiet">{t('migration.never')}</span>;
  const progress = t('migration.progress', { done: of.done, total: of.total });
  return (
    <>
      <span className="number">{progress}</span>{' '}
      {of.finished_at ? (
        <span className="quiet">{dateTime(of.finished_at, locale)}</span>
      ) : (
        <Sign tone="wait">{t('migration.running')}</Sign>
      )}
    </>
  );
}

function Row({ of }: { of: Service }) {
  const { t } = useI18n();
  return (
    <tr>
      <th scope="row">{word(t, 'service', of.service)}</th>
      <td className="number">{of.target}</td>
      <td>
        {of.others.length === 0 ? (
          <Sign tone="good">{t('migration.allCurrent')}</Sign>
        ) : (
          of.others.map(({ version, count }) => (
            <div key={version} className="number">
              {t('migration.countAt', { count, version })}
            </div>
          ))
        )}
      </td>
      <td>
        <LastRun of={of.last_run} />
      </td>
    </tr>
  );
}

function Behind({ services }: { services: readonly Service[] }) {
  const { t } = useI18n();
  const behind = services.flatMap((of) => of.behind.map((row) => ({ ...row, service: of.service })));
  const failures = services.flatMap((of) => of.failures.map((row) => ({ ...row, service: of.service })));
  return (
    <>
      {failures.length > 0 && (
        <Notice tone="bad" title={t('migration.failures')}>
          <ul>
            {failures.map((row) => (
              <li key={`${row.service}-${row.tenant_id ?? row.failed_at}`}>
                {word(t, 'service', row.service)} · {row.name ?? t('migration.emptySlot')}：
                <span className="code">{row.error}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {behind.length > 0 && (
        <Notice tone="warn" title={t('migration.behind')}>
          <ul>
            {behind.map((row) => (
              <li key={`${row.service}-${row.tenant_id}`}>
                {word(t, 'service', row.service)} · {row.name ?? t('migration.emptySlot')} ·{' '}
                <span className="number">{row.version}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

/** Where the data of all organisations stands, and holding an upgrade for a while. */
export function MigrationPanel() {
  const { t, locale } = useI18n();
  const { data, error, refetch } = useQuery(migrations());
  const confirm = useConfirm();
  const hold = useAction({ run: holdMigrations, stale: [O.migrations], done: t('migration.held') });
  const release = useAction({ run: releaseMigrations, stale: [O.migrations], done: t('migration.released') });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { held } = data;
  const ask = () =>
    confirm({
      title: t('migration.hold'),
      effects: [t('migration.holdWhat')],
      ok: t('migration.hold'),
      run: () => hold.mutateAsync(),
    });
  return (
    <Panel
      title={t('migration.title')}
      extra={
        held ? (
          <Deed act="govern" type="primary" size="small" loading={release.isPending} onClick={() => release.mutate()}>
            {t('migration.release')}
          </Deed>
        ) : (
          <Deed act="govern" size="small" onClick={ask}>
            {t('migration.hold')}
          </Deed>
        )
      }
    >
      {held && (
        <Notice tone="warn" title={t('migration.held')}>
          {t('migration.heldBy', { name: held.by_name ?? '—', at: dateTime(held.since, locale) })}
        </Notice>
      )}
      <ScrollX label={t('migration.title')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('migration.service')}</th>
              <th scope="col">{t('migration.target')}</th>
              <th scope="col">{t('migration.others')}</th>
              <th scope="col">{t('migration.lastRun')}</th>
            </tr>
          </thead>
          <tbody>
            {data.services.map((of) => (
              <Row key={of.service} of={of} />
            ))}
          </tbody>
        </table>
      </ScrollX>
      <Behind services={data.services} />
    </Panel>
  );
}
