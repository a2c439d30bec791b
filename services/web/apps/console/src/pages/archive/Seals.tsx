import { dateTime } from '@zhibu/format';
import type { ArchiveYear } from '../../api/archive';
import { useI18n } from '../../i18n';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';

/** Every seal of the year, and why one was broken. */
export function Seals({ of }: { of: ArchiveYear }) {
  const { t, locale } = useI18n();
  if (of.seals.length === 0) return null;
  return (
    <Panel title={t('archive.seals')}>
      <ul className="archive-list">
        {of.seals.map((one) => (
          <li key={one.id}>
            <strong>{t('archive.sealNo', { n: one.number })}</strong> {dateTime(one.sealed_at, locale)}{' '}
            <Sign tone={one.state === 'sealed' ? 'good' : 'warn'}>
              {t(one.state === 'sealed' ? 'archive.sealed' : 'archive.opened')}
            </Sign>
            {one.reason && <p>{one.reason}</p>}
            <code className="archive-sum">{one.sum}</code>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
