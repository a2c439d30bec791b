import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Drawer } from 'antd';
import { type Certificate, certificate, type SignedCertificate } from '../api/portability';
import { useLook } from '../app/preferences';
import { type T, useI18n, word } from '../i18n';
import { type Fact, Facts } from '../kit/Facts';
import { number } from '../kit/number';
import { ScrollX } from '../kit/ScrollX';
import { Failed, Loading } from '../layouts/states';
import { size } from '../pages/data/columns';

type Contents = SignedCertificate['certificate'];

const code = (text: string) => <span className="code">{text}</span>;

/** Whether the organisation took its data along, and if not, why. */
function lastExport(t: T, locale: Locale, of: Contents): Fact[] {
  if (!of.final_export) return [{ label: t('deletion.withoutExport'), value: of.without_export_because, wide: true }];
  const until = of.final_export_kept_until;
  return [
    { label: t('deletion.lastExport'), value: code(of.final_export), wide: true },
    { label: t('deletion.keptUntil'), value: until ? dateTime(until, locale) : t('deletion.notKept') },
  ];
}

function facts(t: T, locale: Locale, of: Contents): Fact[] {
  const { organisation, objects } = of;
  const keys = Object.entries(of.keys_shredded).map(([name, print]) => `${name} ${print}`);
  return [
    { label: t('platform.organisation'), value: organisation.name },
    { label: t('platform.kind'), value: word(t, 'tenantKind', organisation.kind) },
    { label: t('platform.slug'), value: code(organisation.slug) },
    { label: t('deletion.id'), value: code(organisation.id) },
    { label: t('deletion.deployment'), value: code(of.deployment) },
    { label: t('deletion.begun'), value: dateTime(of.begun_at, locale) },
    { label: t('deletion.deleted'), value: dateTime(of.deleted_at, locale) },
    ...lastExport(t, locale, of),
    {
      label: t('deletion.objects'),
      value: t('deletion.objectsOf', { count: number(objects.count, locale), size: size(objects.bytes) }),
    },
    { label: t('deletion.backupFiles'), value: number(of.backup_files, locale) },
    { label: t('deletion.keys'), value: keys.length > 0 ? code(keys.join(', ')) : '—', wide: true },
  ];
}

const rowsIn = (tables: Record<string, number>) => Object.values(tables).reduce((sum, rows) => sum + rows, 0);

/** How much was deleted, service by service. */
function Counts({ of }: { of: Contents }) {
  const { t, locale } = useI18n();
  return (
    <ScrollX label={t('deletion.counts')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('migration.service')}</th>
            <th scope="col">{t('data.rows')}</th>
            <th scope="col">{t('deletion.events')}</th>
            <th scope="col">{t('deletion.jobs')}</th>
          </tr>
        </thead>
        <tbody>
          {of.services.map(({ service, tables, events = 0, jobs = 0 }) => (
            <tr key={service}>
              <th scope="row">{word(t, 'service', service)}</th>
              <td className="number">{number(rowsIn(tables), locale)}</td>
              <td className="number">{number(events, locale)}</td>
              <td className="number">{number(jobs, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Contained({ id }: { id: string }) {
  const { t, locale } = useI18n();
  const { data, error, refetch } = useQuery(certificate(id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { algorithm, public_key, sha256 } = data.signature;
  return (
    <>
      <Facts facts={facts(t, locale, data.certificate)} />
      <h3 className="form-section">{t('deletion.counts')}</h3>
      <Counts of={data.certificate} />
      <p className="quiet">{t('deletion.byTable')}</p>
      <h3 className="form-section">{t('deletion.signature')}</h3>
      <Facts
        facts={[
          { label: t('deletion.publicKey'), value: code(public_key), wide: true },
          { label: t('deletion.sum'), value: code(sha256), wide: true },
          { label: t('deletion.algorithm'), value: code(algorithm) },
        ]}
      />
    </>
  );
}

/** A certificate of deletion, as a person reads it. */
export function CertificateDrawer({ of, onClose }: { of: Certificate | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const { narrow } = useLook();
  return (
    <Drawer
      open={of !== undefined}
      onClose={onClose}
      title={of && t('platformData.certificateOf', { name: of.name })}
      size={narrow ? '100%' : 760}
    >
      {of && <Contained id={of.id} />}
    </Drawer>
  );
}
