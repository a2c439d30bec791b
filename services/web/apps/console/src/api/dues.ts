import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';

/** One name for all of it: a payment makes boards, lists and receipts old. */
export const D = '/records/dues';

export type BoardRow = Item<'/api/records/dues/units/{id}/board'>;
export type BoardPage = Answer<'/api/records/dues/units/{id}/board', 'get'>;
export type Rules = Answer<'/api/records/dues/rules', 'get'>;
export type Rule = Rules['rests_on'][number];
export type Assessment = Item<'/api/records/dues/members/{id}/assessments'>;
export type AssessmentIn = Input<'/api/records/dues/members/{id}/assessments', 'post'>;
export type AssessmentKind = AssessmentIn['kind'];
export type Preview = Answer<'/api/records/dues/members/{id}/assessments/preview', 'post'>;
export type Payment = Item<'/api/records/dues/payments'>;
export type PaymentsIn = Input<'/api/records/dues/payments', 'post'>;
export type Receipt = Answer<'/api/records/dues/receipts/{id}', 'get'>;

/** A branch fits into one answer; what a committee has comes while one scrolls. */
export const board = (unit: string, month: string) =>
  paged<BoardRow>(
    [D, 'board', unit, month],
    (page, signal) =>
      call(
        api.GET('/api/records/dues/units/{id}/board', {
          params: { path: { id: unit }, query: { month, ...page } },
          signal,
        }),
      ),
    { limit: 200 },
  );

/** The rules that are in force on the first day of a month. */
export const rules = (month: string) =>
  queryOptions({
    queryKey: [D, 'rules', month],
    queryFn: ({ signal }) => call(api.GET('/api/records/dues/rules', { params: { query: { month } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const assessments = (member: string) =>
  queryOptions({
    queryKey: [D, 'assessments', member],
    queryFn: async ({ signal }) => {
      const params = { path: { id: member }, query: { limit: 100 } };
      return (await call(api.GET('/api/records/dues/members/{id}/assessments', { params, signal }))).items;
    },
  });

export type Excuse = Answer<'/api/records/dues/members/{id}/excuses', 'get'>['items'][number];

export const excuses = (member: string) =>
  queryOptions({
    queryKey: [D, 'excuses', member],
    queryFn: async ({ signal }) => {
      const params = { path: { id: member } };
      return (await call(api.GET('/api/records/dues/members/{id}/excuses', { params, signal }))).items;
    },
  });

export const payments = (member: string) =>
  queryOptions({
    queryKey: [D, 'payments', member],
    queryFn: async ({ signal }) => {
      const query = { member_id: member, limit: 100 };
      return (await call(api.GET('/api/records/dues/payments', { params: { query }, signal }))).items;
    },
  });

export const receipt = (id: string) =>
  queryOptions({
    queryKey: [D, 'receipt', id],
    queryFn: ({ signal }) => call(api.GET('/api/records/dues/receipts/{id}', { params: { path: { id } }, signal })),
  });
