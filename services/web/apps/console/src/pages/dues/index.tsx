import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { queryClient } from '../../api/client';
import { unitTree } from '../../api/records';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { UnitPicker } from '../../kit/UnitPicker';
import { BOOKS_TABS, type BooksTab, pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { BooksOfUnit, type BooksSearch } from './books';
import { MonthStep } from './MonthStep';
import { thisMonth } from './months';
import './dues.css';

interface Search extends Record<string, unknown>, BooksSearch {
  tab?: BooksTab;
  unit?: string;
}

const Board = lazy(async () => ({ default: (await import('./Board')).Board }));

const TABS = ['board', ...BOOKS_TABS] as const;

/** Those that show one month; the others show years, or everything. */
const BY_MONTH: readonly string[] = ['board', 'ledger'];

export const loader = () => queryClient.ensureQueryData(unitTree());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.dues') }];

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
        {unit && !tab && (
          <Suspense
            fallback={
              <p className="books-list" role="status">
                {t('common.loading')}
              </p>
            }
          >
            <Board unit={unit} month={month} />
          </Suspense>
        )}
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
