import { lazy, useMemo, useState } from 'react';
import { expiredEntries } from '../../api/archive';
import { type ExpiredDocument, expiredDocuments } from '../../api/documents';
import { useRows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { WhenOpened } from '../../kit/WhenOpened';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { loadUnit, useUnit } from '../meetings/whose';
import { documentColumns, entryColumns } from './expiredColumns';
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
  const columns = useMemo(() => entryColumns(t, locale, unit), [t, locale, unit]);
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
  const columns = useMemo(() => documentColumns(t, locale, setOpened), [t, locale]);
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
