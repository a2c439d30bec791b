import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, idempotencyKey, ifMatch } from '@zhibu/api';
import { api } from './client';
import { type Upload, upload } from './files';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Everything about collections, by name: a step makes all of it old. */
export const C = '/records/collections';

export type Collection = Item<'/api/records/collections'>;
export type CollectionDetail = Answer<'/api/records/collections/{id}', 'get'>;
export type CollectionIn = Input<'/api/records/collections', 'post'>;
export type Draft = Input<'/api/records/collections/{id}', 'put'>;
export type Recipients = Input<'/api/records/collections/{id}/send', 'post'>;
export type Mapping = Input<'/api/records/collections/{id}/template', 'put'>;
export type RollUp = Answer<'/api/records/collections/{id}/roll-up', 'get'>;
export type AnswerItem = Item<'/api/records/collections/{id}/answers'>;
export type AnswerDetail = Answer<'/api/records/collections/{id}/answers/{unit_id}', 'get'>;
export type Values = AnswerDetail['values'];
export type Value = Values[string];
export type Field = CollectionDetail['form']['fields'][number];
export type FieldColumn = NonNullable<Field['columns']>[number];

export const collections = (filter: FilterOf<'/api/records/collections'> = {}) =>
  paged<Collection>([C, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/collections', { params: { query: { ...filter, ...page } }, signal })),
  );

export const collection = (id: string) =>
  queryOptions({
    queryKey: [C, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/collections/{id}', { params: { path: { id } }, signal })),
  });

export const rollUp = (id: string, unit_id?: string) =>
  queryOptions({
    queryKey: [C, id, 'roll-up', unit_id],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/records/collections/{id}/roll-up', {
          params: { path: { id }, query: unit_id ? { unit_id } : {} },
          signal,
        }),
      ),
  });

export const answers = (id: string, filter: FilterOf<'/api/records/collections/{id}/answers'> = {}) =>
  paged<AnswerItem>([C, id, 'answers', filter], (page, signal) =>
    call(
      api.GET('/api/records/collections/{id}/answers', {
        params: { path: { id }, query: { ...filter, ...page } },
        signal,
      }),
    ),
  );

export const answer = (id: string, unit_id: string) =>
  queryOptions({
    queryKey: [C, id, 'answer', unit_id],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/collections/{id}/answers/{unit_id}', { params: { path: { id, unit_id } }, signal })),
  });

export const create = (body: CollectionIn) => call(api.POST('/api/records/collections', { body }));

const at = (of: CollectionDetail) => ({ params: { path: { id: of.id }, header: ifMatch(of.version) } });

export const update = (of: CollectionDetail, body: Draft) =>
  call(api.PUT('/api/records/collections/{id}', { ...at(of), body }));

export const sendTo = (of: CollectionDetail, body: Recipients) =>
  call(api.POST('/api/records/collections/{id}/send', { ...at(of), body }));

/** Sends the workbook of the committee above. */
export const attachTemplate = (id: string, file: File): Upload<CollectionDetail> =>
  upload<CollectionDetail>({
    path: `/api/records/collections/${id}/template`,
    file,
    headers: { 'idempotency-key': idempotencyKey() },
    onProgress: () => {},
  });

export const mapTemplate = (of: CollectionDetail, body: Mapping) =>
  call(api.PUT('/api/records/collections/{id}/template', { ...at(of), body }));

export const detachTemplate = (of: CollectionDetail) =>
  call(api.DELETE('/api/records/collections/{id}/template', { ...at(of) }));

export const addRecipients = (id: string, body: Recipients) =>
  call(api.POST('/api/records/collections/{id}/recipients', { params: { path: { id } }, body }));

export const remind = (id: string) =>
  call(api.POST('/api/records/collections/{id}/remind', { params: { path: { id } } }));

export const close = (of: CollectionDetail) => call(api.POST('/api/records/collections/{id}/close', { ...at(of) }));

const of = (one: AnswerDetail) => ({
  params: { path: { id: one.collection_id, unit_id: one.unit_id }, header: ifMatch(one.version) },
});

export const save = (one: AnswerDetail, values: Values) =>
  call(api.PUT('/api/records/collections/{id}/answers/{unit_id}', { ...of(one), body: { values } }));

export const submit = (one: AnswerDetail, values: Values) =>
  call(api.POST('/api/records/collections/{id}/answers/{unit_id}/submit', { ...of(one), body: { values } }));

export const review = (one: AnswerDetail, accept: boolean, reason: string | null) =>
  call(api.POST('/api/records/collections/{id}/answers/{unit_id}/review', { ...of(one), body: { accept, reason } }));

export const correct = (one: AnswerDetail, values: Values, reason: string) =>
  call(
    api.POST('/api/records/collections/{id}/answers/{unit_id}/corrections', { ...of(one), body: { values, reason } }),
  );
