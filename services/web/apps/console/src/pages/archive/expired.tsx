import { date } from '@zhibu/format';
import { Button } from 'antd';
import { lazy, useMemo, useState } from 'react';
import { type ExpiredEntry, expiredEntries } from '../../api/archive';
import { type ExpiredDocument, expiredDocuments } from '../../api/documents';
import { useRows } from '../../api/paging';
import { useI18n, word } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { WhenOpened } from '../../kit/WhenOpened';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { loadUnit, useUnit } from '../meetings/whose';
import { type UnitSearch, WhoseArchive } from './WhoseArchive';

const DocumentDrawer = lazy(async () => ({ default: (await import('../documents/DocumentDrawer')).DocumentDrawer }));

export const loader = ({ search }: { search: UnitSearch }) => loadUnit(search.unit);

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.archive'), to: pb.archive() },
  { label: t('archive.expired') },
];

function Entries({ unit }: { unit: string }) {
  const { t, locale } = useI18n();
  const rows = useRows(expiredEntries(unit));
  const columns = useMemo<Column<ExpiredEntry>[]>(
    () => [
      {
        key: 'title',
        title: t('archive.expiredEntry'),
        width: 240,
        grow: true,
        pinned: true,
        render: (one) => (
          <>
            <Go to={pb.archiveYear(unit, one.on.slice(0, 4))}>{one.name ?? date(one.on, locale)}</Go>{' '}
            {one.sealed && <Sign tone="info">{t('archive.sealed')}</Sign>}
          </>
        ),
      },
      { key: 'kind', title: t('archive.expiredKind'), width: 160, render: (one) => t(`filedKind.${one.kind}`) },
      { key: 'on', title: t('archive.expiredOn'), width: 130, render: (one) => date(one.on, locale) },
      { key: 'keep', title: t('archive.expiredKeep'), width: 110, render: (one) => t(`keep.${one.keep}`) },
      { key: 'until', title: t('archive.expiredUntil'), width: 130, render: (one) => date(one.kept_until, locale) },
      {
        key: 'basis',
        title: t('archive.expiredBasis'),
        width: 320,
        render: (one) => (
          <>
            {one.kept_as}
            {one.basis.map((basis) => (
              <Cited key={basis.rule} basis={basis} />
            ))}
          </>
        ),
      },
    ],
    [t, locale, unit],
  );
  return (
    <Panel title={t('archive.expiredEntries')} flush>
      <DataTable
        label={t('archive.expiredEntries')}
        rows={rows}
        columns={columns}
        rowKey={(one) => `${one.kind}/${one.id}`}
        empty={<Empty title={t('archive.expiredNone')} />}
      />
    </Panel>
  );
}

function Documents({ unit }: { unit: string }) {
  const { t, locale } = useI18n();
  const rows = useRows(expiredDocuments({ unit_id: unit }));
  const [opened, setOpened] = useState<ExpiredDocument>();
  const columns = useMemo<Column<ExpiredDocument>[]>(
    () => [
      {
        key: 'title',
        title: t('archive.expiredEntry'),
        width: 240,
        grow: true,
        pinned: true,
        render: (one) => (
          <Button type="link" className="inline-link" onClick={() => setOpened(one)}>
            {one.title}
          </Button>
        ),
      },
      {
        key: 'member',
        title: t('archive.expiredMember'),
        width: 140,
        render: (one) => one.member_id && <Go to={pb.member(one.member_id)}>{one.member_name}</Go>,
      },
      {
        key: 'kind',
        title: t('archive.expiredKind'),
        width: 160,
        render: (one) => word(t, 'documentKind', one.kind),
      },
      {
        key: 'from',
        title: t('archive.expiredFrom'),
        width: 150,
        render: (one) => one.retain_until && date(one.retain_until, locale),
      },
      { key: 'basis', title: t('archive.expiredBasis'), width: 320, render: (one) => <Cited basis={one.basis} /> },
    ],
    [t, locale],
  );
  return (
    <Panel title={t('archive.expiredDocuments')} flush>
      <p className="quiet">{t('archive.expiredDelete')}</p>
      <DataTable
        label={t('archive.expiredDocuments')}
        rows={rows}
        columns={columns}
        rowKey={(one) => one.id}
        empty={<Empty title={t('archive.expiredNone')} />}
      />
      <WhenOpened open={opened !== undefined}>
        <DocumentDrawer of={opened} onClose={() => setOpened(undefined)} />
      </WhenOpened>
    </Panel>
  );
}

/** What has not to be kept any more, for whoever decides whether it stays. */
export function Page() {
  const { t } = useI18n();
  const { filters } = useFilters<UnitSearch>();
  const unit = useUnit(filters.unit)?.id;
  return (
    <Frame title={t('archive.expired')} lead={t('archive.expiredLead')}>
      <WhoseArchive unit={unit} />
      {unit && (
        <>
          <Entries unit={unit} />
          <Documents unit={unit} />
        </>
      )}
    </Frame>
  );
}
