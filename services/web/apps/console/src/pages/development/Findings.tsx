import type { Finding } from '../../api/development';
import { useT, word } from '../../i18n';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { WEIGHT_TONES } from './words';

/** What the rules say, each with the rule it comes from. */
export function Findings({ of, plain = false }: { of: readonly Finding[]; plain?: boolean }) {
  const t = useT();
  return (
    <ul className="dev-findings">
      {of.map((one) => (
        <li key={`${one.guard}${one.detail}`}>
          <p>
            {!plain && <Sign tone={WEIGHT_TONES[one.weight]}>{word(t, 'devWeight', one.weight)}</Sign>} {one.detail}
          </p>
          <RuleBasis rule="development.limits" source={one.source} since={one.since} own={one.own} />
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
