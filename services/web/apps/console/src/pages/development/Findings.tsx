import { date } from '@zhibu/format';
import type { Finding } from '../../api/development';
import { useI18n, word } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { WEIGHT_TONES } from './words';

/** What the rules say, each with the rule it comes from. */
export function Findings({ of, plain = false }: { of: readonly Finding[]; plain?: boolean }) {
  const { t, locale } = useI18n();
  return (
    <ul className="dev-findings">
      {of.map((one) => (
        <li key={`${one.guard}${one.detail}`}>
          <p>
            {!plain && <Sign tone={WEIGHT_TONES[one.weight]}>{word(t, 'devWeight', one.weight)}</Sign>} {one.detail}
          </p>
          <p className="quiet">{t('dev.basis', { source: one.source, since: date(one.since, locale) })}</p>
          {one.softened?.approver && (
            <p className="quiet">
              {t('dev.excused', { approver: one.softened.approver, reason: one.softened.reason })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
