import { useParams } from '@tanstack/react-router';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { type UnitDetail, unit, unitHistory, unitTree } from '../../api/records';
import { useT, word } from '../../i18n';
import { useMay } from '../../kit/Action';
import { Page as Frame } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { TabLinks } from '../../kit/TabLinks';
import { Warnings } from '../../kit/Warnings';
import { pb, type UnitTab } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { ancestors } from '../../units/tree';
import { FilesTab } from '../documents';
import { HistoryTab } from './HistoryTab';
import { OverviewTab } from './OverviewTab';
import { PostsTab } from './PostsTab';
import { UnitActions } from './UnitActions';

interface Search extends Record<string, unknown> {
  tab?: UnitTab;
  on?: string;
}

interface Args {
  params: { unitId: string };
  search: Search;
}

export const loader = ({ params, search }: Args) => {
  if (search.tab === 'history') void queryClient.prefetchQuery(unitHistory(params.unitId, search.on));
  return Promise.all([queryClient.ensureQueryData(unitTree()), queryClient.ensureQueryData(unit(params.unitId))]);
};

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const name = queryClient.getQueryData<UnitDetail>(unit(params.unitId).queryKey)?.name ?? '';
  return [{ label: t('nav.units'), to: pb.units() }, { label: name }];
};

const TABS: readonly UnitTab[] = ['overview', 'posts', 'files', 'history'];

/** Where the unit stands: the names of all above it. */
function Lineage({ of }: { of: UnitDetail }) {
  const units = usePrefetched(unitTree());
  const own = units.find((other) => other.id === of.id);
  const above = own ? ancestors(units, own) : [];
  return <>{above.map((other) => other.name).join(' › ')}</>;
}

export function Page() {
  const t = useT();
  const { unitId } = useParams({ strict: false }) as { unitId: string };
  const record = usePrefetched(unit(unitId));
  const { filters } = useFilters<Search>();
  const { allowed: files } = useMay('documents.view');
  const tab = filters.tab ?? 'overview';
  return (
    <Frame
      title={record.name}
      signs={
        <span className="signs">
          <Sign>{word(t, 'unitKind', record.kind)}</Sign>
          {record.state !== 'active' && <Sign tone="bad">{word(t, 'unitState', record.state)}</Sign>}
        </span>
      }
      lead={<Lineage of={record} />}
      actions={<UnitActions unit={record} />}
    >
      <Warnings of={record.warnings} />
      <TabLinks
        label={t('unit.parts')}
        tabs={TABS.filter((name) => name !== 'files' || files).map((name) => ({
          to: pb.unit(unitId, { tab: name }),
          label: t(`unit.tab.${name}`),
          current: name === tab,
        }))}
      />
      {tab === 'overview' && <OverviewTab unit={record} />}
      {tab === 'posts' && <PostsTab unit={record} on={filters.on} />}
      {tab === 'files' && <FilesTab of={{ unit: unitId }} />}
      {tab === 'history' && <HistoryTab unit={record} on={filters.on} />}
    </Frame>
  );
}
