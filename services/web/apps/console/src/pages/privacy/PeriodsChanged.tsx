import { useQuery } from '@tanstack/react-query';
import { retention } from '../../api/privacy';
import { useT, word } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { pb } from '../../paths';
import { Go } from '../../router/go';

/** The periods of today that the notice in force may tell otherwise; `leads` to where a new version is drafted. */
export function PeriodsChanged({ leads = false }: { leads?: boolean }) {
  const t = useT();
  const { data } = useQuery(retention());
  const changed = data?.classes.filter((one) => one.changed_since_notice) ?? [];
  if (changed.length === 0) return null;
  const periods = changed.map((one) =>
    t('privacy.periodOf', { class: word(t, 'dataClass', one.class), days: one.days }),
  );
  return (
    <Notice
      tone="warn"
      title={t('privacy.periodsChanged')}
      action={leads && <Go to={pb.privacy({ tab: 'notice' })}>{t('privacy.begin')}</Go>}
    >
      {t('privacy.periodsChangedWhat', { periods: periods.join(t('privacy.comma')) })}
    </Notice>
  );
}
