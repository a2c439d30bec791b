import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import { lazy, useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { type Document, documents } from '../../api/documents';
import { useRows } from '../../api/paging';
import { type T, useI18n, word } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { StateChoice } from '../../kit/StateChoice';
import { UnitFilter } from '../../kit/UnitFilter';
import { WhenOpened } from '../../kit/WhenOpened';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import './documents.css';

const DocumentDrawer = lazy(async () => ({ default: (await import('./DocumentDrawer')).DocumentDrawer }));

type Fault = 'missing' | 'damaged';

interface Search extends Record<string, unknown> {
  unit?: string;
  fault?: Fault;
}

const faulty = ({ unit, fault }: Search) =>
  documents({ ...(fault ? { fault } : { faulty: true }), ...(unit && { below: unit }) });

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(faulty(search));
};

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.exceptions'), to: pb.exceptions() },
  { label: t('document.faults') },
];

const faultColumns = (t: T, locale: Locale, open: (document: Document) => void): Column<Document>[] => [
  {
    key: 'title',
    title: t('document.title'),
    width: 240,
    grow: true,
    pinned: true,
    render: (one) => (
      <Button type="link" className="inline-link" onClick={() => open(one)}>
        {one.title}
      </Button>
    ),
  },
  {
    key: 'fault',
    title: t('document.faultKind'),
    width: 140,
    render: (one) => one.content.fault && <Sign tone="bad">{t(`document.fault.${one.content.fault}`)}</Sign>,
  },
  {
    key: 'about',
    title: t('document.about'),
    width: 200,
    grow: true,
    render: (one) =>
      one.member_id ? (
        <Go to={pb.member(one.member_id, { tab: 'files' })}>{one.member_name}</Go>
      ) : (
        <Go to={pb.unit(one.unit_id, { tab: 'files' })}>{one.unit_name}</Go>
      ),
  },
  { key: 'kind', title: t('document.kind'), width: 150, render: (one) => word(t, 'documentKind', one.kind) },
  {
    key: 'date',
    title: t('document.date'),
    width: 160,
    render: (one) => date(one.content.stored_at ?? one.created_at, locale),
  },
];

/** The files the store does not have, or not as they were stored, until there is a new version or the old one again. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const rows = useRows(faulty(filters));
  const [opened, setOpened] = useState<Document>();
  const columns = useMemo(() => faultColumns(t, locale, setOpened), [t, locale]);
  return (
    <Frame title={t('document.faults')} lead={t('document.faultsLead')}>
      <Panel flush>
        <Filters active={countActive(filters)}>
          <UnitFilter
            label={t('roster.unit')}
            value={filters.unit}
            onChange={(unit) => set({ unit } as Partial<Search>)}
          />
          <StateChoice<Fault>
            label={t('document.faultKind')}
            value={filters.fault ?? 'all'}
            states={['all', 'missing', 'damaged']}
            called={(fault) => t(`document.fault.${fault}`)}
            onChange={(fault) => set({ fault: fault === 'all' ? undefined : fault } as Partial<Search>)}
          />
        </Filters>
        <DataTable
          label={t('document.faults')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('document.faultsNone')} />}
        />
      </Panel>
      <WhenOpened open={opened !== undefined}>
        <DocumentDrawer of={opened} onClose={() => setOpened(undefined)} />
      </WhenOpened>
    </Frame>
  );
}
