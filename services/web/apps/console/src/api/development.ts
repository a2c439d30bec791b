import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, ifMatch } from '@zhibu/api';
import { currentLocale } from '../i18n';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

export const V = {
  files: '/records/development/files',
  plan: '/records/development/plan',
  pool: '/records/development/pool',
} as const;

/** Everything a change of one file makes old; a step may change the roster as well. */
export const DEVELOPMENT_STALE = [V.files, V.plan, V.pool, '/records/members'] as const;

export type DevelopmentItem = Item<'/api/records/development/files'>;
export type DevelopmentFile = Answer<'/api/records/development/files/{id}', 'get'>;
export type FilePatch = Input<'/api/records/development/files/{id}', 'patch'>;
export type NewFile = Input<'/api/records/development/files', 'post'>;
export type NewStep = Input<'/api/records/development/files/{id}/steps', 'post'>;
export type NewNotice = Input<'/api/records/development/files/{id}/notices', 'post'>;
export type NewPaper = Input<'/api/records/development/files/{id}/papers', 'post'>;
export type Standing = DevelopmentItem['standing'];
export type Step = DevelopmentFile['steps'][number];
export type NextStep = DevelopmentFile['next'][number];
export type NextOutcome = NextStep['outcomes'][number];
export type Finding = NextOutcome['waits'][number];
export type DevelopmentNotice = DevelopmentFile['notices'][number];
export type Objection = DevelopmentNotice['objections'][number];
export type Plan = Answer<'/api/records/development/plan', 'get'>;
export type PlanLine = Plan['unit'];
export type NewQuota = Input<'/api/records/development/plan', 'post'>;
export type Pool = Answer<'/api/records/development/pool', 'get'>;
export type PoolLine = Pool['lines'][number];
export type PoolReview = Item<'/api/records/development/pool/reviews'>;
export type NewPoolReview = Input<'/api/records/development/pool/reviews', 'post'>;
export type NewSpecial = Input<'/api/records/development/files/{id}/special', 'post'>;
export type SpecialKind = NewSpecial['kind'];
export type AdmissionLevel = NewSpecial['approvals'][number]['level'];
export type Checklist = Answer<'/api/records/development/files/{id}/papers', 'get'>;
export type ChecklistLine = Checklist['lines'][number];

/** Names of steps and findings come in the language of the reader. */
export const files = (filter: FilterOf<'/api/records/development/files'> = {}) =>
  paged<DevelopmentItem>([V.files, 'list', filter, currentLocale()], (page, signal) =>
    call(api.GET('/api/records/development/files', { params: { query: { ...filter, ...page } }, signal })),
  );

export const file = (id: string) =>
  queryOptions({
    queryKey: [V.files, id, currentLocale()],
    queryFn: ({ signal }) => call(api.GET('/api/records/development/files/{id}', { params: { path: { id } }, signal })),
  });

export const papers = (id: string) =>
  queryOptions({
    queryKey: [V.files, id, 'papers', currentLocale()],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/development/files/{id}/papers', { params: { path: { id } }, signal })),
  });

/** The key stays while the form is open: what arrived twice is done once. */
export const open = (body: NewFile, key: string) =>
  call(api.POST('/api/records/development/files', { body, headers: { 'Idempotency-Key': key } }));

export const change = (id: string, version: number, body: FilePatch) =>
  call(api.PATCH('/api/records/development/files/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));

export const take = (of: DevelopmentFile, body: NewStep) =>
  call(
    api.POST('/api/records/development/files/{id}/steps', {
      params: { path: { id: of.id }, header: ifMatch(of.version) },
      body,
    }),
  );

export const retract = (of: DevelopmentFile, reason: string) =>
  call(
    api.POST('/api/records/development/files/{id}/steps/retract', {
      params: { path: { id: of.id }, header: ifMatch(of.version) },
      body: { reason },
    }),
  );

export const startNotice = (of: DevelopmentFile, body: NewNotice) =>
  call(
    api.POST('/api/records/development/files/{id}/notices', {
      params: { path: { id: of.id } },
      body,
    }),
  );

export const withdrawNotice = (of: DevelopmentFile, notice: string, reason: string) =>
  call(
    api.POST('/api/records/development/files/{id}/notices/{notice_id}/withdraw', {
      params: { path: { id: of.id, notice_id: notice } },
      body: { reason },
    }),
  );

export const object = (
  of: DevelopmentFile,
  notice: string,
  body: Input<'/api/records/development/files/{id}/notices/{notice_id}/objections', 'post'>,
) =>
  call(
    api.POST('/api/records/development/files/{id}/notices/{notice_id}/objections', {
      params: { path: { id: of.id, notice_id: notice } },
      body,
    }),
  );

export const settle = (
  of: DevelopmentFile,
  objection: string,
  body: Input<'/api/records/development/files/{id}/objections/{objection_id}/settle', 'post'>,
) =>
  call(
    api.POST('/api/records/development/files/{id}/objections/{objection_id}/settle', {
      params: { path: { id: of.id, objection_id: objection } },
      body,
    }),
  );

export const addPaper = (of: DevelopmentFile, body: NewPaper) =>
  call(
    api.POST('/api/records/development/files/{id}/papers', {
      params: { path: { id: of.id } },
      body,
    }),
  );

export const removePaper = (of: DevelopmentFile, paper: string) =>
  call(
    api.DELETE('/api/records/development/files/{id}/papers/{paper_id}', {
      params: { path: { id: of.id, paper_id: paper } },
    }),
  );

/** The plan of a year; of the highest unit within reach where none is named. */
export const plan = (year: number | undefined, unit: string | undefined) =>
  queryOptions({
    queryKey: [V.plan, year, unit, currentLocale()],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/records/development/plan', {
          params: { query: { ...(year && { year }), ...(unit && { unit_id: unit }) } },
          signal,
        }),
      ),
  });

/** The key stays while the form is open: what arrived twice is done once. */
export const setQuota = (body: NewQuota, key: string) =>
  call(api.POST('/api/records/development/plan', { body, headers: { 'Idempotency-Key': key } }));

export const place = (of: DevelopmentFile, year: number, reason: string | null) =>
  call(
    api.POST('/api/records/development/files/{id}/plan', {
      params: { path: { id: of.id }, header: ifMatch(of.version) },
      body: { year, reason },
    }),
  );

export const takeOut = (of: DevelopmentFile, reason: string) =>
  call(
    api.POST('/api/records/development/files/{id}/plan/withdraw', {
      params: { path: { id: of.id }, header: ifMatch(of.version) },
      body: { reason },
    }),
  );

export const admitSpecially = (of: DevelopmentFile, body: NewSpecial) =>
  call(
    api.POST('/api/records/development/files/{id}/special', {
      params: { path: { id: of.id }, header: ifMatch(of.version) },
      body,
    }),
  );

/** The pool of activists; of the highest unit within reach where none is named. */
export const pool = (unit: string | undefined) =>
  queryOptions({
    queryKey: [V.pool, unit, currentLocale()],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/development/pool', { params: { query: { ...(unit && { unit_id: unit }) } }, signal })),
  });

export const poolReviews = (unit: string) =>
  paged<PoolReview>([V.pool, 'reviews', unit], (page, signal) =>
    call(api.GET('/api/records/development/pool/reviews', { params: { query: { unit_id: unit, ...page } }, signal })),
  );

/** The key stays while the form is open: what arrived twice is done once. */
export const recordPoolReview = (body: NewPoolReview, key: string) =>
  call(api.POST('/api/records/development/pool/reviews', { body, headers: { 'Idempotency-Key': key } }));

export const removePoolReview = (id: string) =>
  call(api.DELETE('/api/records/development/pool/reviews/{id}', { params: { path: { id } } }));
