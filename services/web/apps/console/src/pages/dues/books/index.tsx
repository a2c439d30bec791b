import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { books as booksQuery } from '../../../api/books';
import { useI18n } from '../../../i18n';
import { Failed } from '../../../layouts/states';
import type { BooksTab } from '../../../paths';
import { thisMonth } from '../months';
import { Balances } from './Balances';

const LedgerTab = lazy(async () => ({ default: (await import('./LedgerTab')).LedgerTab }));
const MonthsTab = lazy(async () => ({ default: (await import('./MonthsTab')).MonthsTab }));
const RemitTab = lazy(async () => ({ default: (await import('./RemitTab')).RemitTab }));
const SpendTab = lazy(async () => ({ default: (await import('./SpendTab')).SpendTab }));
const ExtrasTab = lazy(async () => ({ default: (await import('./ExtrasTab')).ExtrasTab }));
const ReconcileTab = lazy(async () => ({ default: (await import('./ReconcileTab')).ReconcileTab }));
const PublishTab = lazy(async () => ({ default: (await import('./PublishTab')).PublishTab }));

export interface BooksSearch {
  month?: string | undefined;
  year?: string | undefined;
  run?: string | undefined;
}

interface BooksProps {
  tab: BooksTab;
  unit: string;
  filters: BooksSearch;
  onFilter: (change: BooksSearch) => void;
}

/** A year is shown to the members when it is over: the one before is what is published now. */
const yearOf = (tab: BooksTab, year: string | undefined): number =>
  year === undefined ? Number(thisMonth().slice(0, 4)) - (tab === 'publish' ? 1 : 0) : Number(year);

/** The books of a unit: how they stand on top, and one part of them below. */
export function BooksOfUnit({ tab, unit, filters, onFilter }: BooksProps) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(booksQuery(unit));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const loading = (
    <p className="books-list" role="status">
      {t('common.loading')}
    </p>
  );
  if (!data) return loading;
  const year = yearOf(tab, filters.year);
  const onYear = (chosen: number) => onFilter({ year: String(chosen) });
  return (
    <>
      <Balances books={data} />
      <Suspense fallback={loading}>
        {tab === 'ledger' && <LedgerTab books={data} month={filters.month ?? thisMonth()} />}
        {tab === 'months' && <MonthsTab books={data} year={year} onYear={onYear} />}
        {tab === 'remit' && <RemitTab books={data} />}
        {tab === 'spend' && <SpendTab books={data} />}
        {tab === 'extras' && <ExtrasTab books={data} />}
        {tab === 'reconcile' && <ReconcileTab books={data} run={filters.run} onRun={(run) => onFilter({ run })} />}
        {tab === 'publish' && <PublishTab books={data} year={year} onYear={onYear} />}
      </Suspense>
    </>
  );
}
