import { date } from '@zhibu/format';
import type { FollowUp } from '../../api/meetings';
import { useI18n } from '../../i18n';

/** How it went, report by report. */
export function Reports({ of }: { of: Pick<FollowUp, 'reports'> }) {
  const { t, locale } = useI18n();
  if (of.reports.length === 0) return null;
  return (
    <ul className="quiet">
      {of.reports.map((one) => (
        <li key={`${one.on} ${one.state} ${one.note ?? ''}`}>
          {date(one.on, locale)} {t(`followUpReport.${one.state}`)} {one.note}
        </li>
      ))}
    </ul>
  );
}
