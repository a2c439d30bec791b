import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useRows } from '../../api/paging';
import { type ConsentFilter, consents } from '../../api/privacy';
import { member } from '../../api/records';
import { useI18n, useT, word } from '../../i18n';
import { AccountPicker } from '../../kit/AccountPicker';
import { Action, useMay } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { MemberPicker } from '../../kit/MemberPicker';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { SelectFilter } from '../../kit/SelectFilter';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { PURPOSES } from './consent';
import { consentColumns } from './consentColumns';
import { ConsentDrawer } from './drawers';

interface Search extends Record<string, unknown> {
  member?: string | undefined;
  account?: string | undefined;
  purpose?: ConsentFilter['purpose'] | undefined;
}

const filterOf = ({ member: of, account, purpose }: Search): ConsentFilter => ({
  ...(of && { member_id: of }),
  ...(account && { account_id: account }),
  ...(purpose && { purpose }),
});

/** The member the list is narrowed to. */
function useChosen(id: string | undefined) {
  const { data } = useQuery({ ...member(id ?? ''), enabled: id !== undefined });
  return id && data ? { id, name: data.name } : undefined;
}

function Narrow({ chosen }: { chosen: string | undefined }) {
  const t = useT();
  const { filters, set } = useFilters<Search>();
  const filter = filterOf(filters);
  const purposes = PURPOSES.map((value) => ({ value, label: word(t, 'consentPurpose', value) }));
  const none = { member: undefined, account: undefined, purpose: undefined };
  return (
    <Filters active={countActive(filter)}>
      <div className="pick wider">
        <MemberPicker
          placeholder={t('privacy.member')}
          value={filters.member ?? null}
          chosenName={chosen}
          onChange={(id) => set({ member: id ?? undefined, account: undefined })}
        />
      </div>
      <div className="pick wider">
        <AccountPicker
          placeholder={t('consent.whose.account')}
          value={filters.account ?? null}
          onChange={(id) => set({ account: id ?? undefined, member: undefined })}
        />
      </div>
      <SelectFilter
        label={t('consent.purpose')}
        value={filters.purpose}
        options={purposes}
        onChange={(purpose) => set({ purpose })}
      />
      {countActive(filter) > 0 && <Button onClick={() => set(none)}>{t('common.clearFilters')}</Button>}
    </Filters>
  );
}

function Ledger({ chosen }: { chosen: string | undefined }) {
  const { t, locale } = useI18n();
  const { filters } = useFilters<Search>();
  const rows = useRows(consents(filterOf(filters)));
  const columns = useMemo(() => consentColumns(t, locale), [t, locale]);
  return (
    <>
      <Narrow chosen={chosen} />
      <DataTable
        label={t('privacy.consents')}
        rows={rows}
        columns={columns}
        rowKey={(of) => of.id}
        empty={<Empty title={t('consent.none')}>{t('consent.noneWhy')}</Empty>}
      />
    </>
  );
}

/** Who agreed to what and when, and writing it down for those who cannot say so here. */
export function ConsentsTab() {
  const t = useT();
  const { filters } = useFilters<Search>();
  const { allowed, why } = useMay('settings.configure');
  const [recording, record] = useState(false);
  const chosen = useChosen(filters.member);
  if (!allowed) return <Notice tone="info">{why}</Notice>;
  return (
    <>
      <Notice tone="info">{t('consent.lookLogged')}</Notice>
      <Panel
        flush
        title={t('privacy.consents')}
        extra={
          <Action needs="settings.configure" onClick={() => record(true)}>
            {t('consent.record')}
          </Action>
        }
      >
        <Ledger chosen={chosen?.name} />
      </Panel>
      <ConsentDrawer open={recording} onClose={() => record(false)} of={chosen} />
    </>
  );
}
