import { usePrefetched } from '../../api/prefetched';
import { overview } from '../../api/privacy';
import { useT, word } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { PeriodsChanged } from './PeriodsChanged';

/** Counts only: who agreed to what is for the person to see, and for those who have to prove it. */
export function OverviewTab() {
  const t = useT();
  const counts = usePrefetched(overview());
  return (
    <>
      {!counts.notice_id && (
        <Notice
          tone="warn"
          title={t('privacy.noNotice')}
          action={<Go to={pb.privacy({ tab: 'notice' })}>{t('privacy.write')}</Go>}
        >
          {t('privacy.noNoticeWhy')}
        </Notice>
      )}
      <PeriodsChanged leads />
      {counts.erasures.overdue > 0 && (
        <Notice tone="bad" action={<Go to={pb.privacy({ tab: 'requests' })}>{t('privacy.requests')}</Go>}>
          {t('privacy.overdue', { n: counts.erasures.overdue })}
        </Notice>
      )}
      <Panel title={t('privacy.read')}>
        <Facts
          facts={[
            { label: t('privacy.version'), value: counts.notice_number ?? t('common.none') },
            { label: t('privacy.readers'), value: t('privacy.readersOf', { n: counts.readers, all: counts.accounts }) },
            { label: t('privacy.told'), value: t('privacy.toldOf', { n: counts.told }) },
          ]}
        />
      </Panel>
      <Panel
        title={t('privacy.purposes')}
        extra={<Go to={pb.privacy({ tab: 'consents' })}>{t('privacy.consents')}</Go>}
      >
        <Facts
          facts={counts.purposes.map(({ purpose, given, withdrawn }) => ({
            label: word(t, 'consentPurpose', purpose),
            value: t('privacy.purposeCount', { given, withdrawn }),
          }))}
        />
      </Panel>
      <Panel title={t('privacy.requests')}>
        <Facts
          facts={(['received', 'overdue', 'decided', 'done'] as const).map((state) => ({
            label: t(`privacy.count.${state}`),
            value: counts.erasures[state],
          }))}
        />
      </Panel>
    </>
  );
}
