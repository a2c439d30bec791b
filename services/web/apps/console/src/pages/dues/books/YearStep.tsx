import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useI18n } from '../../../i18n';

interface YearStepProps {
  year: number;
  last: number;
  onChange: (year: number) => void;
}

/** The year shown, and the way to its neighbours; said aloud when it changes. */
export function YearStep({ year, last, onChange }: YearStepProps) {
  const { t } = useI18n();
  return (
    <span className="month-step">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('months.yearBefore')}
        onClick={() => onChange(year - 1)}
      />
      <strong aria-live="polite">{year}</strong>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('months.yearAfter')}
        disabled={year >= last}
        onClick={() => onChange(year + 1)}
      />
    </span>
  );
}
