import { useQuery } from '@tanstack/react-query';
import { dateTime, relative } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { useRows } from '../../api/paging';
import { type CodeTables, type Correction, type CorrectionState, codes, corrections } from '../../api/records';
import { type T, useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign, type Tone } from '../../kit/Sign';
import { StateChoice } from '../../kit/StateChoice';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { factText } from '../../words/facts';
import { DecideDrawer } from './drawers';
import { askedBy } from './words';
import './corrections.css';

interface Search extends Record<string, unknown> {
  state?: CorrectionState | 'all';
}

const STATES = ['open', 'accepted', 'refused', 'withdrawn', 'all'] as const;
const TONES: Record<CorrectionState, Tone> = { open: 'wait', accepted: 'good', refused: 'bad', withdrawn: 'plain' };

const filterOf = ({ state = 'open' }: Search) => (state === 'all' ? {} : { state });

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(corrections(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.corrections') }];

const columnsOf = (
  t: T,
  locale: Locale,
  tables: CodeTables | undefined,
  decide: (c: Correction) => void,
): Column<Correction>[] => [
  {
    key: 'member',
    title: t('correction.who'),
    width: 120,
    pinned: true,
    render: (c) => <Go to={pb.member(c.member_id)}>{c.member_name}</Go>,
  },
  { key: 'unit', title: t('field.unit_id'), width: 190, wideOnly: true, render: (c) => c.unit_name ?? '' },
  { key: 'field', title: t('correction.field'), width: 130, render: (c) => word(t, 'field', c.field) },
  {
    key: 'change',
    title: t('correction.change'),
    width: 340,
    grow: true,
    render: (c) => (
      <span className="change">
        <del>{factText(t, tables, c.field, c.current) || t('common.blank')}</del>
        <span aria-hidden>→</span>
        <ins>{factText(t, tables, c.field, c.proposed) || t('common.blank')}</ins>
      </span>
    ),
  },
  {
    key: 'asked',
    title: t('correction.asked'),
    width: 140,
    render: (c) => (
      <>
        <time dateTime={c.asked_at} title={dateTime(c.asked_at, locale)}>
          {relative(c.asked_at, locale)}
        </time>
        {c.on_behalf && <p className="quiet">{askedBy(t, c)}</p>}
      </>
    ),
  },
  {
    key: 'state',
    title: t('account.state'),
    width: 110,
    render: (c) => <Sign tone={TONES[c.state]}>{t(`correction.${c.state}`)}</Sign>,
  },
  {
    key: 'actions',
    title: t('common.actions'),
    quiet: true,
    width: 100,
    align: 'end',
    render: (c) =>
      c.state === 'open' && (
        <Action size="small" type="primary" needs="corrections.decide" onClick={() => decide(c)}>
          {t('correction.decide')}
        </Action>
      ),
  },
];

/** What members ask to have corrected in their records. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const rows = useRows(corrections(filterOf(filters)));
  const tables = useQuery(codes(locale)).data;
  const [deciding, setDeciding] = useState<Correction>();
  const columns = useMemo(() => columnsOf(t, locale, tables, setDeciding), [t, locale, tables]);
  return (
    <Frame title={t('nav.corrections')} lead={t('correction.lead')}>
      <Panel flush>
        <div className="filters">
          <StateChoice
            label={t('account.state')}
            value={filters.state ?? 'open'}
            states={STATES}
            called={(state) => t(`correction.${state}`)}
            onChange={(state) => set({ state })}
          />
        </div>
        <DataTable
          label={t('nav.corrections')}
          rows={rows}
          columns={columns}
          rowKey={(c) => c.id}
          empty={<Empty title={t('correction.none')}>{t('correction.noneWhy')}</Empty>}
        />
      </Panel>
      <DecideDrawer correction={deciding} onClose={() => setDeciding(undefined)} />
    </Frame>
  );
}
