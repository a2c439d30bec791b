import { date } from '@zhibu/format';
import { locale, t } from '../words';

interface BasisProps {
  source: string;
  since: string;
  /** The organisation decided something in it. */
  own?: boolean | undefined;
}

/** Which rule a day or a number is from, since when it holds, and whether the organisation decided it. */
export function Basis({ source, since, own = false }: BasisProps) {
  return (
    <p className="plain basis">
      <small>
        {t('participation.basis', { source, date: date(since, locale()) })}
        {own && ` ${t('basis.own')}`}
      </small>
    </p>
  );
}
