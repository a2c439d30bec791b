import { PlusOutlined } from '@ant-design/icons';
import { Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { files, type Standing } from '../../api/development';
import { useRows } from '../../api/paging';
import type { Unit } from '../../api/records';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { loadUnit, useUnit } from '../meetings/whose';
import { today } from '../posts/term';
import { fileColumns } from './columns';
import { OpenDrawer } from './drawers';
import { STANDINGS } from './words';
import './development.css';

interface Search extends Record<string, unknown> {
  unit?: string;
  standing?: Standing | 'all';
  due?: boolean;
  special?: boolean;
}

const filterOf = (unit: Unit | undefined, { standing, due, special }: Search) => ({
  ...(unit && { unit_id: unit.id }),
  ...(standing && standing !== 'all' && { standing }),
  ...(due && { due_by: today() }),
  ...(special && { special: true }),
});

export const loader = async ({ search }: { search: Search }) => {
  const unit = await loadUnit(search.unit);
  void queryClient.prefetchInfiniteQuery(files(filterOf(unit, search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.development') }];

/** Everybody who is on the way to full membership, the first due first. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const [opening, open] = useState(false);
  const unit = useUnit(filters.unit);
  const rows = useRows(files(filterOf(unit, filters)));
  const columns = useMemo(() => fileColumns(t, locale), [t, locale]);
  return (
    <Frame
      title={t('nav.development')}
      lead={t('dev.lead')}
      actions={
        <Action
          type="primary"
          needs="development.record"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => open(true)}
        >
          {t('dev.open')}
        </Action>
      }
    >
      <Panel flush>
        <div className="filters dev-filters">
          <UnitPicker
            aria-label={t('dev.unit')}
            value={unit?.id}
            onChange={(chosen) => set({ unit: chosen ?? undefined } as Partial<Search>)}
          />
          <Select
            aria-label={t('dev.standing')}
            value={filters.standing ?? 'all'}
            options={[
              { value: 'all', label: t('common.all') },
              ...STANDINGS.map((value) => ({ value, label: word(t, 'devStanding', value) })),
            ]}
            onChange={(standing) => set({ standing })}
          />
          <Checkbox checked={filters.due ?? false} onChange={(event) => set({ due: event.target.checked })}>
            {t('dev.overdueOnly')}
          </Checkbox>
          <Checkbox checked={filters.special ?? false} onChange={(event) => set({ special: event.target.checked })}>
            {t('special.only')}
          </Checkbox>
          <Go to={pb.developmentPlan(unit && { unit: unit.id })}>{t('plan.open')}</Go>
          <Go to={pb.developmentPool(unit && { unit: unit.id })}>{t('pool.open')}</Go>
        </div>
        <DataTable
          label={t('nav.development')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('dev.none')}>{t('dev.noneHint')}</Empty>}
        />
      </Panel>
      <OpenDrawer open={opening} unit={unit?.id} onClose={() => open(false)} />
    </Frame>
  );
}
