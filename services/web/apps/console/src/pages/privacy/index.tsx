import { queryClient } from '../../api/client';
import { erasures, notices, overview, purges, retention } from '../../api/privacy';
import { useT } from '../../i18n';
import { Page as Frame } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { type PrivacyTab, pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { ConsentsTab } from './ConsentsTab';
import { ErasuresTab } from './ErasuresTab';
import { NoticesTab } from './NoticesTab';
import { OverviewTab } from './OverviewTab';
import { RetentionTab } from './RetentionTab';
import './privacy.css';

interface Search extends Record<string, unknown> {
  tab?: PrivacyTab;
}

const TABS: readonly PrivacyTab[] = ['overview', 'consents', 'requests', 'notice', 'retention'];

/** The tabs that say which periods the notice may tell otherwise. */
const TELLS_PERIODS: readonly PrivacyTab[] = ['overview', 'notice'];

export const loader = async ({ search: { tab = 'overview' } }: { search: Search }) => {
  if (TELLS_PERIODS.includes(tab)) void queryClient.prefetchQuery(retention());
  if (tab === 'overview') await queryClient.ensureQueryData(overview());
  if (tab === 'notice') await queryClient.ensureQueryData(notices());
  if (tab === 'requests') void queryClient.prefetchInfiniteQuery(erasures());
  if (tab === 'retention') {
    void queryClient.prefetchInfiniteQuery(purges());
    await queryClient.ensureQueryData(retention());
  }
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.privacy') }];

/** What the organisation tells people, what they ask for, and how long things are kept. */
export function Page() {
  const t = useT();
  const { filters } = useFilters<Search>();
  const tab = filters.tab ?? 'overview';
  return (
    <Frame title={t('nav.privacy')} lead={t('privacy.lead')}>
      <TabLinks
        label={t('nav.privacy')}
        tabs={TABS.map((name) => ({
          to: pb.privacy({ tab: name }),
          label: t(`privacy.${name}`),
          current: name === tab,
        }))}
      />
      {tab === 'overview' && <OverviewTab />}
      {tab === 'consents' && <ConsentsTab />}
      {tab === 'requests' && <ErasuresTab />}
      {tab === 'notice' && <NoticesTab />}
      {tab === 'retention' && <RetentionTab />}
    </Frame>
  );
}
