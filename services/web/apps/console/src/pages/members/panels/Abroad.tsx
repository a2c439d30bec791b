import { date } from '@zhibu/format';
import type { FloatingSpell } from '../../../api/records';
import { useI18n } from '../../../i18n';
import { RuleBasis } from '../../../kit/RuleBasis';
import { Sign } from '../../../kit/Sign';

/** When the branch last heard of somebody abroad, when it should again, and from when membership generally rests. */
export function Abroad({ of }: { of: NonNullable<FloatingSpell['abroad']> }) {
  const { t, locale } = useI18n();
  const { asked } = of;
  const heard = of.last_contact_on
    ? t('register.heard', { day: date(of.last_contact_on, locale) })
    : t('register.heardNever');
  return (
    <>
      <p className="quiet">{[heard, of.last_contact_by].filter(Boolean).join(' · ')}</p>
      {asked && (
        <p className="quiet">
          {t('register.hearBy', { day: date(asked.contact_by, locale) })}{' '}
          {asked.contact_overdue && <Sign tone="bad">{t('register.contactOverdue')}</Sign>}
        </p>
      )}
      {asked && (
        <p className="quiet">
          {t('register.restsFrom', { day: date(asked.suspend_from, locale) })}{' '}
          {asked.long_abroad && <Sign tone="warn">{t('register.longAbroad')}</Sign>}
        </p>
      )}
      {asked && (
        <RuleBasis
          rule={asked.basis.rule}
          source={asked.basis.source}
          since={asked.basis.effective_from}
          own={asked.basis.own}
        />
      )}
    </>
  );
}
