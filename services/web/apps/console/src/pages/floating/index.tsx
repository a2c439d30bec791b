import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { type FloatingSpell, stays } from '../../api/records';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { Page as Frame, Panel } from '../../kit/Page';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { ContactDrawer } from '../members/drawers';
import { stayColumns } from './columns';

interface Search extends Record<string, unknown> {
  unit?: string;
  abroad?: boolean;
}

const filterOf = ({ unit, abroad }: Search) => ({
  open: true,
  ...(unit && { unit_id: unit }),
  ...(abroad && { abroad }),
});

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(stays(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.members'), to: pb.members() },
  { label: t('register.stays') },
];

/** Who is away from the own branch now, and of whom abroad the branch is to hear again. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const rows = useRows(stays(filterOf(filters)));
  const [noting, note] = useState<FloatingSpell>();
  const columns = useMemo(() => stayColumns(t, locale, note), [t, locale]);
  return (
    <Frame title={t('register.stays')} lead={t('register.staysLead')}>
      <Panel flush>
        <Filters active={countActive(filters)}>
          <UnitPicker
            className="pick wider"
            aria-label={t('roster.unit')}
            allowClear
            placeholder={t('roster.unit')}
            value={filters.unit}
            onChange={(unit) => set({ unit: unit ?? undefined } as Partial<Search>)}
          />
          <Checkbox
            checked={filters.abroad ?? false}
            onChange={(event) => set({ abroad: event.target.checked } as Partial<Search>)}
          >
            {t('register.abroadOnly')}
          </Checkbox>
        </Filters>
        <DataTable
          label={t('register.stays')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('register.staysNone')} />}
        />
      </Panel>
      {noting && <ContactDrawer open of={noting} onClose={() => note(undefined)} />}
    </Frame>
  );
}
