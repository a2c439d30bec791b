import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { type OrganisationFilter, organisations } from '../api/operator';
import { useRows } from '../api/paging';
import { useI18n, word } from '../i18n';
import { Empty } from '../kit/Empty';
import { countActive, Filters } from '../kit/Filters';
import { Notice } from '../kit/Notice';
import { Page, Panel } from '../kit/Page';
import { SearchField } from '../kit/SearchField';
import { SelectFilter } from '../kit/SelectFilter';
import { pb } from '../paths';
import { Go } from '../router/go';
import { useFilters } from '../router/useFilters';
import { DataTable } from '../table/DataTable';
import { organisationColumns } from './columns';
import { Deed } from './Deed';
import { useOrganisationDeeds } from './deeds';
import { KINDS, NewOrganisation } from './NewOrganisation';

interface Search extends Record<string, unknown> {
  q?: string;
  state?: NonNullable<OrganisationFilter['state']>;
  kind?: NonNullable<OrganisationFilter['kind']>;
  quota?: NonNullable<OrganisationFilter['quota']>;
}

export const STATES = ['active', 'suspended', 'closing', 'creating'] as const;
const QUOTA_STATES = ['fine', 'warn', 'full'] as const;

const filterOf = ({ q, state, kind, quota }: Search): OrganisationFilter => ({
  ...(q && { q }),
  ...(state && { state }),
  ...(kind && { kind }),
  ...(quota && { quota }),
});

/** Which organisations there are and how much they use. What is in them is no business of those who run the platform. */
export function Organisations() {
  const { t, locale } = useI18n();
  const { filters, set, clear } = useFilters<Search>();
  const filter = filterOf(filters);
  const rows = useRows(organisations(filter));
  const [making, setMaking] = useState(false);
  const deeds = useOrganisationDeeds();
  const { suspend, resume, drawers } = deeds;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the deeds are new functions with every picture, and do the same
  const columns = useMemo(() => organisationColumns(t, locale, { suspend, resume }), [t, locale]);
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={t('platform.title')}
      lead={rows.total === null ? t('platform.lead') : t('platform.total', { total: rows.total })}
      actions={
        <Deed act="govern" type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {t('org.new')}
        </Deed>
      }
    >
      <Notice
        tone="info"
        title={t('platform.what')}
        action={<Go to={pb.certificates()}>{t('platformData.certificates')}</Go>}
      />
      <Panel flush>
        <Filters
          active={countActive(filter, ['q'])}
          first={
            <SearchField
              label={t('org.find')}
              placeholder={t('org.findHint')}
              value={filters.q}
              onChange={(q) => set({ q } as Partial<Search>)}
            />
          }
        >
          <SelectFilter
            label={t('org.state')}
            value={filters.state}
            options={STATES.map((state) => ({ value: state, label: word(t, 'tenantState', state) }))}
            onChange={(state) => set({ state } as Partial<Search>)}
          />
          <SelectFilter
            label={t('org.kind')}
            value={filters.kind}
            options={KINDS.map((kind) => ({ value: kind, label: word(t, 'tenantKind', kind) }))}
            onChange={(kind) => set({ kind } as Partial<Search>)}
          />
          <SelectFilter
            label={t('quota.title')}
            value={filters.quota}
            options={QUOTA_STATES.map((state) => ({ value: state, label: word(t, 'quotaState', state) }))}
            onChange={(quota) => set({ quota } as Partial<Search>)}
          />
          {filtered && <Button onClick={clear}>{t('common.clearFilters')}</Button>}
        </Filters>
        <DataTable
          label={t('platform.title')}
          rows={rows}
          columns={columns}
          rowKey={(of) => of.id}
          empty={<Empty title={t(filtered ? 'org.noneFound' : 'platform.none')} />}
        />
      </Panel>
      <NewOrganisation open={making} onClose={() => setMaking(false)} />
      {drawers}
    </Page>
  );
}
