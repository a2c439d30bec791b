import type { StatisticsTable } from '../../api/statistics';
import { useT } from '../../i18n';

const HEIGHT = 14;
const STEP = 22;
const WHOLE = 1000;

/** Shares as bars, the same rows in the same order as the table beside it, which has the figures. */
export function Bars({ of }: { of: StatisticsTable }) {
  const t = useT();
  const rows = of.rows.filter((row) => typeof row.per_mille === 'number');
  if (rows.length === 0) return null;
  return (
    <svg
      className="shares"
      viewBox={`0 0 ${WHOLE} ${rows.length * STEP}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('statistics.bars', { title: of.label })}
    >
      {rows.map((row, at) => (
        <g key={row.class}>
          <rect className="shares-whole" x="0" y={at * STEP + 4} width={WHOLE} height={HEIGHT} />
          <rect className="shares-part" x="0" y={at * STEP + 4} width={row.per_mille ?? 0} height={HEIGHT} />
        </g>
      ))}
    </svg>
  );
}
