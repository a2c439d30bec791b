import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { queryClient } from '../../api/client';
import { type Account, type AccountFilter, accounts } from '../../api/identity';
import { useRows } from '../../api/paging';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { Page as Frame, Panel } from '../../kit/Page';
import { SearchField } from '../../kit/SearchField';
import { SelectFilter } from '../../kit/SelectFilter';
import { UnitFilter } from '../../kit/UnitFilter';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { ROLES } from '../../words/roles';
import { accountColumns } from './columns';
import { AccountDrawer } from './drawers';

interface Search extends AccountFilter, Record<string, unknown> {
  account?: string;
}

const filterOf = ({ q, role, unit }: Search): AccountFilter => ({
  ...(q && { q }),
  ...(role && { role }),
  ...(unit && { unit }),
});

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(accounts(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.accounts') }];

export function Page() {
  const { t, locale } = useI18n();
  const go = useGo();
  const { filters, set } = useFilters<Search>();
  const rows = useRows(accounts(filterOf(filters)));
  const open = (account: Account) => set({ account: account.id });
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening only writes the address
  const columns = useMemo(() => accountColumns(t, locale, open), [t, locale]);
  return (
    <Frame
      title={t('nav.accounts')}
      lead={t('account.lead')}
      actions={
        <Action
          type="primary"
          needs="accounts.invite"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => go(pb.invitations())}
        >
          {t('account.invite')}
        </Action>
      }
    >
      <Panel flush>
        <Filters
          active={countActive(filters, ['q', 'account'])}
          first={
            <SearchField
              label={t('account.search')}
              placeholder={t('account.searchHint')}
              value={filters.q}
              onChange={(q) => set({ q })}
            />
          }
        >
          <SelectFilter
            label={t('account.role')}
            value={filters.role}
            options={ROLES.map((role) => ({ value: role, label: word(t, 'role', role) }))}
            onChange={(role) => set({ role })}
          />
          <UnitFilter label={t('account.unit')} value={filters.unit} onChange={(unit) => set({ unit })} />
        </Filters>
        <DataTable
          label={t('nav.accounts')}
          rows={rows}
          columns={columns}
          rowKey={(account) => account.id}
          onOpen={open}
          empty={<Empty title={t('account.none')}>{t('account.noneWhy')}</Empty>}
        />
      </Panel>
      <AccountDrawer id={filters.account} onClose={() => set({ account: undefined })} />
    </Frame>
  );
}
