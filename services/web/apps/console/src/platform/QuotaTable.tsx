import type { Locale } from '@zhibu/i18n';
import type { Quota } from '../api/operator';
import { type T, word } from '../i18n';
import { ScrollX } from '../kit/ScrollX';
import { Sign, type Tone } from '../kit/Sign';
import { quotaText } from './figures';

export const QUOTA_TONES: Record<Quota['state'], Tone> = { fine: 'good', warn: 'warn', full: 'bad' };

/** What is allowed and used, and what of it was decided for this organisation alone. */
export function QuotaTable({ quotas, t, locale }: { quotas: readonly Quota[]; t: T; locale: Locale }) {
  return (
    <ScrollX label={t('quota.title')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('quota.title')}</th>
            <th scope="col">{t('quota.used')}</th>
            <th scope="col">{t('quota.soft')}</th>
            <th scope="col">{t('quota.hard')}</th>
            <th scope="col">{t('org.state')}</th>
          </tr>
        </thead>
        <tbody>
          {quotas.map((quota) => (
            <tr key={quota.quota}>
              <th scope="row">
                {word(t, 'quotaName', quota.quota)}{' '}
                {quota.decided && <span className="quiet">· {t('quota.decided')}</span>}
              </th>
              <td className="number">{quotaText(t, locale, quota.quota, quota.used)}</td>
              <td className="number">{quotaText(t, locale, quota.quota, quota.soft)}</td>
              <td className="number">
                {quota.hard === null || quota.hard === undefined
                  ? t('quota.none')
                  : quotaText(t, locale, quota.quota, quota.hard)}
              </td>
              <td>
                <Sign tone={QUOTA_TONES[quota.state]}>{word(t, 'quotaState', quota.state)}</Sign>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
