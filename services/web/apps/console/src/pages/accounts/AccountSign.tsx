import { dateTime } from '@zhibu/format';
import type { Account } from '../../api/identity';
import { useI18n } from '../../i18n';
import { Sign } from '../../kit/Sign';

export function AccountSign({ account }: { account: Account }) {
  const { t, locale } = useI18n();
  const { state } = account;
  if (state === 'closed') return <Sign>{t('account.closed')}</Sign>;
  if (state === 'disabled') return <Sign tone="bad">{t('account.disabled')}</Sign>;
  if (state === 'locked') {
    return (
      <Sign tone="warn" title={t('account.lockedUntil', { time: dateTime(account.locked_until, locale) })}>
        {t('account.locked')}
      </Sign>
    );
  }
  return <Sign tone="good">{t('account.active')}</Sign>;
}
