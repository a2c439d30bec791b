import { call } from '@zhibu/api';
import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo } from 'react';
import { api, queryClient } from '../../api/client';
import { type Delivery, type DeliveryState, deliveries, N } from '../../api/notifications';
import { useRows } from '../../api/paging';
import { useAction } from '../../forms/useAction';
import { type T, useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { StateChoice } from '../../kit/StateChoice';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { DeliverySign } from './DeliverySign';

interface Search extends Record<string, unknown> {
  state?: DeliveryState;
}

const STATES = ['all', 'queued', 'sent', 'failed'] as const;

const filterOf = ({ state }: Search) => ({ ...(state && { state }) });

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(deliveries(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.deliveries') }];

function when(delivery: Delivery, t: T, locale: Locale): string {
  if (delivery.sent_at) return dateTime(delivery.sent_at, locale);
  return delivery.next_at ? t('delivery.next', { time: dateTime(delivery.next_at, locale) }) : '—';
}

const columnsOf = (
  t: T,
  locale: Locale,
  retry: (id: string) => void,
  retrying: string | undefined,
): Column<Delivery>[] => [
  { key: 'to', title: t('delivery.to'), width: 220, pinned: true, render: (d) => d.to_masked },
  { key: 'template', title: t('delivery.kind'), width: 220, render: (d) => word(t, 'template', d.template) },
  { key: 'state', title: t('delivery.state'), width: 120, render: (d) => <DeliverySign delivery={d} /> },
  {
    key: 'attempts',
    title: t('delivery.attempts'),
    width: 90,
    align: 'end',
    render: (d) => <span className="number">{d.attempts}</span>,
  },
  { key: 'when', title: t('delivery.when'), width: 220, render: (d) => when(d, t, locale) },
  {
    key: 'error',
    title: t('delivery.error'),
    width: 260,
    grow: true,
    render: (d) => (d.last_error ? <span title={d.last_error}>{d.last_error}</span> : '—'),
  },
  {
    key: 'actions',
    title: t('common.actions'),
    quiet: true,
    width: 120,
    align: 'end',
    render: (d) =>
      d.state === 'failed' && (
        <Action size="small" needs="accounts.invite" loading={retrying === d.id} onClick={() => retry(d.id)}>
          {t('delivery.retry')}
        </Action>
      ),
  },
];

/** What became of the letters the system sends. Their text is not kept. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const rows = useRows(deliveries(filterOf(filters)));
  const retry = useAction({
    run: (id: string) => call(api.POST('/api/notifications/deliveries/{id}/retry', { params: { path: { id } } })),
    stale: [N.deliveries],
    done: t('delivery.retried'),
  });
  const { mutate, variables, isPending } = retry;
  const retrying = isPending ? variables : undefined;
  const columns = useMemo(() => columnsOf(t, locale, mutate, retrying), [t, locale, mutate, retrying]);
  return (
    <Frame title={t('nav.deliveries')} lead={t('delivery.lead')}>
      <Panel flush>
        <div className="filters">
          <StateChoice
            label={t('delivery.state')}
            value={filters.state ?? 'all'}
            states={STATES}
            called={(state) => t(`delivery.${state}`)}
            onChange={(state) => set({ state: state === 'all' ? undefined : state } as Partial<Search>)}
          />
        </div>
        <DataTable
          label={t('nav.deliveries')}
          rows={rows}
          columns={columns}
          rowKey={(d) => d.id}
          empty={<Empty title={t('delivery.none')} />}
        />
      </Panel>
    </Frame>
  );
}
