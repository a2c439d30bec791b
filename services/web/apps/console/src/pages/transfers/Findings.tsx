import { date } from '@zhibu/format';
import type { Finding } from '../../api/transfers';
import { useI18n } from '../../i18n';
import { Notice } from '../../kit/Notice';

/** What is to be seen to before it goes on, each with the rule it rests on. */
export function Findings({ all }: { all: readonly Finding[] }) {
  const { t, locale } = useI18n();
  return all.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: findings have a fixed order
    <Notice key={at} tone={one.weight === 'block' ? 'bad' : 'warn'} title={one.detail}>
      {one.basis && (
        <small>{t('transfer.basis', { source: one.basis.source, day: date(one.basis.since, locale) })}</small>
      )}
    </Notice>
  ));
}
