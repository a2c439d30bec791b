import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { type BoardRow, board } from '../../api/dues';
import { useRows } from '../../api/paging';
import { unitTree } from '../../api/records';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { UnitPicker } from '../../kit/UnitPicker';
import { BOOKS_TABS, type BooksTab, pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { BooksOfUnit, type BooksSearch } from './books';
import { boardColumns } from './columns';
import { AssessDrawer, HistoryDrawer, PayDrawer, PayMonthDrawer } from './drawers';
import { MonthStep } from './MonthStep';
import { thisMonth } from './months';
import { Summary } from './Summary';
import { stateOf } from './state';
import './dues.css';

interface Search extends Record<string, unknown>, BooksSearch {
  tab?: BooksTab;
  unit?: string;
}

const TABS = ['board', ...BOOKS_TABS] as const;

/** Those that show one month; the others show years, or everything. */
const BY_MONTH: readonly string[] = ['board', 'ledger'];

export const loader = () => queryClient.ensureQueryData(unitTree());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.dues') }];

function Board({ unit, month }: { unit: string; month: string }) {
  const { t, locale } = useI18n();
  const rows = useRows(board(unit, month));
  const [assessing, setAssessing] = useState<BoardRow>();
  const [paying, setPaying] = useState<BoardRow>();
  const [shown, setShown] = useState<BoardRow>();
  const [together, setTogether] = useState(false);
  const columns = useMemo(
    () => boardColumns({ t, locale, onAssess: setAssessing, onPay: setPaying, onHistory: setShown }),
    [t, locale],
  );
  const open = useMemo(() => rows.rows.filter((row) => stateOf(row) === 'isOpen'), [rows.rows]);
  return (
    <>
      <div className="dues-head">
        <Summary rows={rows} month={month} />
        <Action
          type="primary"
          needs="dues.record"
          blocked={open.length === 0 ? t('dues.payNobody') : undefined}
          onClick={() => setTogether(true)}
        >
          {t('dues.payMonth')}
        </Action>
      </div>
      <DataTable
        label={t('nav.dues')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.member_id}
        tall
        empty={<Empty title={t('dues.none')}>{t('dues.noneWhy')}</Empty>}
      />
      <AssessDrawer row={assessing} month={month} onClose={() => setAssessing(undefined)} />
      <PayDrawer row={paying} month={month} onClose={() => setPaying(undefined)} />
      <PayMonthDrawer open={together} rows={open} month={month} onClose={() => setTogether(false)} />
      <HistoryDrawer row={shown} onClose={() => setShown(undefined)} />
    </>
  );
}

/** The parts of the dues of a unit: who has paid, and its books. */
function Parts({
  tab,
  unit,
  month,
}: {
  tab: BooksTab | undefined;
  unit: string | undefined;
  month?: string | undefined;
}) {
  const { t } = useI18n();
  const tabs = TABS.map((name) => ({
    to: pb.dues({ ...(name !== 'board' && { tab: name }), ...(unit && { unit }), ...(month && { month }) }),
    label: t(`dues.tab.${name}`),
    current: name === (tab ?? 'board'),
  }));
  return <TabLinks label={t('dues.parts')} tabs={tabs} />;
}

/** Who owes what in a month, who has paid, and who is behind; and what became of the money. */
export function Page() {
  const { t } = useI18n();
  const { filters, set } = useFilters<Search>();
  const tree = useQuery(unitTree()).data;
  const unit = filters.unit ?? tree?.[0]?.id;
  const month = filters.month ?? thisMonth();
  const { tab } = filters;
  return (
    <Frame title={t('nav.dues')} lead={t('dues.lead')}>
      <Parts tab={tab} unit={filters.unit} month={filters.month} />
      <Panel flush>
        <search className="filters">
          <UnitPicker
            className="pick wider"
            aria-label={t('dues.unit')}
            placeholder={t('dues.chooseUnit')}
            value={unit}
            onChange={(chosen) => set({ unit: chosen ?? undefined, run: undefined } as Partial<Search>)}
          />
          {BY_MONTH.includes(tab ?? 'board') && (
            <MonthStep month={month} onChange={(chosen) => set({ month: chosen })} />
          )}
        </search>
        {!unit && <Empty title={t('dues.chooseUnit')} />}
        {unit && !tab && <Board unit={unit} month={month} />}
        {unit && tab && (
          <BooksOfUnit
            key={unit}
            tab={tab}
            unit={unit}
            filters={filters}
            onFilter={(change) => set(change as Partial<Search>)}
          />
        )}
      </Panel>
    </Frame>
  );
}
