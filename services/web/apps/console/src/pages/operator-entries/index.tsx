import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import {
  approveEntry,
  type EntryMode,
  endEntry,
  entryPolicy,
  type OperatorEntry,
  operatorEntries,
  P,
  refuseEntry,
  setEntryPolicy,
} from '../../api/platform';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n } from '../../i18n';
import { useMay } from '../../kit/Action';
import { Choice } from '../../kit/Choice';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import type { PageModule } from '../../router/page';
import { DataTable } from '../../table/DataTable';
import { entryColumns } from './columns';

export const loader: PageModule['loader'] = () => {
  void queryClient.prefetchInfiniteQuery(operatorEntries());
  return queryClient.ensureQueryData(entryPolicy());
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.operatorEntries') }];

function Policy() {
  const { t } = useI18n();
  const { data } = useQuery(entryPolicy());
  const { allowed, why } = useMay('settings.configure');
  const { mutate } = useAction({
    run: (mode: EntryMode) => setEntryPolicy(mode),
    stale: [P.policy],
    done: t('visit.policySaved'),
  });
  const options: { value: EntryMode; label: string }[] = [
    { value: 'notify', label: t('visit.notify') },
    { value: 'consent', label: t('visit.consent') },
  ];
  return (
    <Panel>
      <Choice
        label={t('visit.policy')}
        value={data?.mode ?? 'notify'}
        options={options}
        onChange={(mode) => allowed && mutate(mode)}
      />
      <p className="quiet">{why ?? t('visit.policyHelp')}</p>
    </Panel>
  );
}

/** Operators who looked into the organisation's data, and what to do about one who wants to. */
export function Page() {
  const { t, locale } = useI18n();
  const rows = useRows(operatorEntries());
  const confirm = useConfirm();
  const stale = [P.entries];
  const approve = useAction({ run: (of: OperatorEntry) => approveEntry(of.id), stale, done: t('visit.approved') });
  const refuse = useAction({ run: (of: OperatorEntry) => refuseEntry(of.id), stale, done: t('visit.refused') });
  const end = useAction({ run: (of: OperatorEntry) => endEntry(of.id), stale, done: t('visit.ended') });
  const { mutateAsync: letIn } = approve;
  const { mutate: sendAway } = refuse;
  const { mutate: stop } = end;
  const columns = useMemo(() => {
    const ask = (of: OperatorEntry) =>
      confirm({
        title: t('visit.approveOf', { name: of.operator_name }),
        effects: [of.reason, t('visit.approveWhat', { minutes: of.minutes })],
        ok: t('visit.approve'),
        run: () => letIn(of),
      });
    return entryColumns(t, locale, { approve: ask, refuse: sendAway, end: stop });
  }, [t, locale, confirm, letIn, sendAway, stop]);
  return (
    <Frame title={t('visit.title')} lead={t('visit.lead')}>
      <Policy />
      <Panel flush>
        <DataTable
          label={t('visit.title')}
          rows={rows}
          columns={columns}
          rowKey={(of) => of.id}
          empty={<Empty title={t('visit.none')} />}
        />
      </Panel>
    </Frame>
  );
}
