import { useState } from 'react';
import type { RuleEntry } from '../../api/rules';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign } from '../../kit/Sign';
import { lateDrawer } from '../../kit/WhenOpened';
import { today } from '../posts/term';

const DaysDrawer = lateDrawer(async () => (await import('./DaysDrawer')).DaysDrawer);

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The years whose days off are known, and the running and the coming one where they are not. */
export function Years({ rule }: { rule: RuleEntry }) {
  const t = useT();
  const [open, show] = useState<number>();
  const now = yearOf(today());
  const known = new Map(rule.wordings.map((one) => [yearOf(one.effective_from), one]));
  const years = [...new Set([now + 1, now, ...known.keys()])].sort((a, b) => b - a);
  return (
    <>
      <ul className="rule-settings" aria-label={t('rules.years')}>
        {years.map((year) => {
          const entry = known.get(year);
          return (
            <li key={year} className="rule-setting">
              <span className="rule-name">{t('rules.year', { year })}</span>
              <span>
                {!entry && <Sign tone="wait">{t('rules.yearMissing')}</Sign>}
                {entry?.own && <Sign tone="info">{t('basis.own')}</Sign>}
              </span>
              <small className="quiet">{entry ? entry.source : t('rules.yearMissingNote')}</small>
              {year >= now && (
                <Action needs="settings.configure" size="small" onClick={() => show(year)}>
                  {t(entry ? 'rules.yearChange' : 'rules.yearEnter', { year })}
                </Action>
              )}
            </li>
          );
        })}
      </ul>
      <DaysDrawer
        open={open !== undefined}
        year={open ?? now}
        entered={known.get(open ?? now)?.own ?? false}
        rule={rule.id}
        onClose={() => show(undefined)}
      />
    </>
  );
}
