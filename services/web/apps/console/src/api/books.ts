import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { D } from './dues';
import { paged } from './paging';
import type { FilterOf } from './types';

export type Books = Answer<'/api/records/dues/units/{id}/books', 'get'>;
export type LedgerEntry = Item<'/api/records/dues/units/{id}/ledger'>;
export type EntryIn = Input<'/api/records/dues/units/{id}/ledger', 'post'>;
export type TrialBalance = Answer<'/api/records/dues/units/{id}/trial-balance', 'get'>;
export type BookMonths = Answer<'/api/records/dues/units/{id}/months', 'get'>;
export type BookMonth = BookMonths['months'][number];
export type Figures = BookMonth['figures'];
export type Remittance = Item<'/api/records/dues/remittances'>;
export type RemittanceIn = Input<'/api/records/dues/remittances', 'post'>;
export type Spending = Item<'/api/records/dues/spendings'>;
export type SpendingIn = Input<'/api/records/dues/spendings', 'post'>;
export type Publication = Item<'/api/records/dues/units/{id}/publications'>;
export type PublicationPreview = Answer<'/api/records/dues/units/{id}/publications/preview', 'get'>;
export type ReconciliationItem = Item<'/api/records/dues/reconciliations'>;
export type Reconciliation = Answer<'/api/records/dues/reconciliations/{id}', 'get'>;
export type Line = Reconciliation['lines'][number];
export type Extra = Item<'/api/records/dues/extras'>;
export type ExtraIn = Input<'/api/records/dues/extras', 'post'>;

/** How the books of a unit stand, and what the person may do to them. */
export const books = (unit: string) =>
  queryOptions({
    queryKey: [D, 'books', unit],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/dues/units/{id}/books', { params: { path: { id: unit } }, signal })),
  });

export const ledger = (unit: string, month: string) =>
  paged<LedgerEntry>(
    [D, 'ledger', unit, month],
    (page, signal) =>
      call(
        api.GET('/api/records/dues/units/{id}/ledger', {
          params: { path: { id: unit }, query: { month, ...page } },
          signal,
        }),
      ),
    { limit: 200 },
  );

export const trialBalance = (unit: string, month: string) =>
  queryOptions({
    queryKey: [D, 'trial', unit, month],
    queryFn: ({ signal }) => {
      const params = { path: { id: unit }, query: { month } };
      return call(api.GET('/api/records/dues/units/{id}/trial-balance', { params, signal }));
    },
  });

export const months = (unit: string, year: number) =>
  queryOptions({
    queryKey: [D, 'months', unit, year],
    queryFn: ({ signal }) => {
      const params = { path: { id: unit }, query: { year } };
      return call(api.GET('/api/records/dues/units/{id}/months', { params, signal }));
    },
  });

export const remittances = (filter: FilterOf<'/api/records/dues/remittances'>) =>
  paged<Remittance>([D, 'remittances', filter], (page, signal) =>
    call(api.GET('/api/records/dues/remittances', { params: { query: { ...filter, ...page } }, signal })),
  );

export const spendings = (unit: string) =>
  paged<Spending>([D, 'spendings', unit], (page, signal) =>
    call(api.GET('/api/records/dues/spendings', { params: { query: { unit_id: unit, ...page } }, signal })),
  );

export const extras = (unit: string) =>
  paged<Extra>([D, 'extras', unit], (page, signal) =>
    call(api.GET('/api/records/dues/extras', { params: { query: { unit_id: unit, ...page } }, signal })),
  );

export const publications = (unit: string) =>
  paged<Publication>([D, 'publications', unit], (page, signal) =>
    call(
      api.GET('/api/records/dues/units/{id}/publications', {
        params: { path: { id: unit }, query: page },
        signal,
      }),
    ),
  );

export const publicationPreview = (unit: string, year: number) =>
  queryOptions({
    queryKey: [D, 'preview', unit, year],
    queryFn: ({ signal }) => {
      const params = { path: { id: unit }, query: { year } };
      return call(api.GET('/api/records/dues/units/{id}/publications/preview', { params, signal }));
    },
  });

export const reconciliations = (unit: string) =>
  paged<ReconciliationItem>([D, 'reconciliations', unit], (page, signal) =>
    call(api.GET('/api/records/dues/reconciliations', { params: { query: { unit_id: unit, ...page } }, signal })),
  );

export const reconciliation = (id: string) =>
  queryOptions({
    queryKey: [D, 'reconciliation', id],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/dues/reconciliations/{id}', { params: { path: { id } }, signal })),
  });
