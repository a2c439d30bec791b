import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { unitTree } from '../../api/records';
import { useI18n, useT } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { Failed, Loading } from '../../layouts/states';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { Actions } from './Actions';
import type { Figure } from './BehindDrawer';
import { Chapters, Choices } from './Choices';
import { BehindDrawer, FreezeDrawer } from './drawers';
import { chapterOf, type Search } from './search';
import { TableOf } from './TableOf';
import './statistics.css';

export const loader = () => queryClient.ensureQueryData(unitTree());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.statistics') }];

function OfUnit({ unit, search }: { unit: string; search: Search }) {
  const { t, locale } = useI18n();
  const [figure, open] = useState<Figure>();
  const { data, error, refetch } = useQuery(chapterOf(unit, search));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <p className="quiet">{t('statistics.ofSpan', { on: date(data.on, locale), after: date(data.after, locale) })}</p>
      {data.shown === 'public' && <Notice tone="info">{t('statistics.publicWhat')}</Notice>}
      {data.tables.length === 0 && <Empty title={t('statistics.nothing')} />}
      {data.tables.map((table) => (
        <TableOf key={table.theme} of={table} open={(of, row) => open({ table: of, row })} />
      ))}
      <BehindDrawer unit={unit} figure={figure} on={search.on} after={search.after} onClose={() => open(undefined)} />
    </>
  );
}

/** The statistics of a unit and all below it, a chapter at a time. */
export function Page() {
  const t = useT();
  const tree = usePrefetched(unitTree());
  const { filters } = useFilters<Search>();
  const [freezing, setFreezing] = useState(false);
  const unit = filters.unit ?? tree[0]?.id;
  const cutOffs = useQuery({ ...chapterOf(unit ?? '', filters), enabled: unit !== undefined }).data?.cut_offs ?? [];
  return (
    <Frame
      title={t('nav.statistics')}
      lead={t('statistics.lead')}
      actions={unit && <Actions unit={unit} search={filters} onFreeze={() => setFreezing(true)} />}
    >
      <Panel flush>
        <Choices unit={unit} cutOffs={cutOffs} />
      </Panel>
      <Chapters search={filters} />
      {unit ? <OfUnit key={unit} unit={unit} search={filters} /> : <Empty title={t('statistics.chooseUnit')} />}
      {unit && (
        <FreezeDrawer
          open={freezing}
          unit={unit}
          on={filters.on ?? cutOffs[0]}
          after={filters.after}
          onClose={() => setFreezing(false)}
        />
      )}
    </Frame>
  );
}
