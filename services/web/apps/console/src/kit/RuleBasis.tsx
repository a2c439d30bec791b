import { date } from '@zhibu/format';
import { useI18n } from '../i18n';
import { pb } from '../paths';
import { Go } from '../router/go';
import { Sign } from './Sign';

interface RuleBasisProps {
  /** Such as `meetings.duties`; without it there is no way to the page. */
  rule?: string | undefined;
  source: string;
  since: string;
  /** The organisation decided something in it. */
  own?: boolean | undefined;
}

/** Which rule a computed result is from, where it can be looked up, and since when it holds. */
export function RuleBasis({ rule, source, since, own = false }: RuleBasisProps) {
  const { t, locale } = useI18n();
  return (
    <small className="quiet rule-basis">
      {t('basis.text', { source, day: date(since, locale) })} {own && <Sign tone="info">{t('basis.own')}</Sign>}{' '}
      {rule && <Go to={pb.rules({ area: rule.split('.')[0], rule })}>{t('basis.see')}</Go>}
    </small>
  );
}
