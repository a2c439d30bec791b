import { date } from '@zhibu/format';
import { Button } from 'antd';
import { useState } from 'react';
import type { ThemedDay } from '../../api/meetings';
import { useI18n } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { ThemedDayDrawer } from './drawers';
import { fixedText, nextDay } from './themed';

interface ThemedDayLineProps {
  unit: { id: string; name: string };
  of: ThemedDay;
  today: string;
  may: boolean;
}

/** On which day the themed day of a unit is, the next one, and the way to change it. */
export function ThemedDayLine({ unit, of, today, may }: ThemedDayLineProps) {
  const { t, locale } = useI18n();
  const [open, show] = useState(false);
  const next = nextDay(of, today);
  return (
    <div className="themed-day">
      <span>
        {t('themed.fixed', { day: fixedText(t, of.own ?? of.usual) })}{' '}
        {of.own && <Sign tone="info">{t('themed.own')}</Sign>}
      </span>{' '}
      {next && <span className="quiet">{t('themed.next', { day: date(next, locale) })}</span>}{' '}
      {may && (
        <Button size="small" onClick={() => show(true)}>
          {t('themed.change')}
        </Button>
      )}
      {of.uncertain_from && <p className="quiet">{t('themed.uncertain', { day: date(of.uncertain_from, locale) })}</p>}
      <ThemedDayDrawer open={open} onClose={() => show(false)} unit={unit} of={of} />
    </div>
  );
}
