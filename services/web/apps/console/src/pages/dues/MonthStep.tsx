import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { month as monthText } from '@zhibu/format';
import { Button } from 'antd';
import { useI18n } from '../../i18n';
import { plusMonths, thisMonth } from './months';

/** The month shown, and the way to its neighbours; said aloud when it changes. */
export function MonthStep({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const { t, locale } = useI18n();
  const present = thisMonth();
  return (
    <fieldset className="month-step">
      <legend className="sr">{t('dues.month')}</legend>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('dues.before')}
        onClick={() => onChange(plusMonths(month, -1))}
      />
      <strong aria-live="polite">{monthText(`${month}-01`, locale)}</strong>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('dues.after')}
        onClick={() => onChange(plusMonths(month, 1))}
      />
      {month !== present && <Button onClick={() => onChange(present)}>{t('dues.present')}</Button>}
    </fieldset>
  );
}
