import { useQuery } from '@tanstack/react-query';
import { quotas } from '../../api/platform';
import { useI18n, word } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { quotaText } from '../../platform/figures';
import { useMayAsk } from './counts';

/** What will be used up soon, told to those who can ask for more. */
export function Quotas() {
  const { t, locale } = useI18n();
  const { data = [] } = useQuery({ ...quotas(), enabled: useMayAsk('settings.configure') });
  return data
    .filter((quota) => quota.state !== 'fine')
    .map(({ quota, used, hard, soft, state }) => {
      const facts = {
        quota: word(t, 'quotaName', quota),
        used: quotaText(t, locale, quota, used),
        hard: quotaText(t, locale, quota, hard ?? soft),
      };
      return (
        <Notice
          key={quota}
          tone={state === 'full' ? 'bad' : 'warn'}
          title={state === 'full' ? t('quota.full', facts) : t('quota.warn', facts)}
        />
      );
    });
}
