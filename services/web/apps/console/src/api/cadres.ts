import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item, idempotencyKey, ifMatch } from '@zhibu/api';
import { api } from './client';
import { type Upload, upload } from './files';
import { kept } from './kept';
import { paged } from './paging';
import type { FilterOf } from './types';

/** Everything about cadres, by name: a change makes all of it old. */
export const C = '/records/cadres';

export type CadreItem = Item<'/api/records/cadres'>;
export type Cadre = Answer<'/api/records/cadres/{id}', 'get'>;
export type CadreIn = Input<'/api/records/cadres', 'post'>;
export type CadrePatch = Input<'/api/records/cadres/{id}', 'patch'>;
export type CheckIn = Input<'/api/records/cadres/{id}/checks', 'post'>;
export type CheckOut = Cadre['checks'][number];
export type CadreImport = Answer<'/api/records/cadres/import', 'post'>;
export type CadreForm = Answer<'/api/records/cadres/{id}/form', 'post'>;
export type AppointmentItem = Item<'/api/records/cadre-appointments'>;
export type Appointment = Answer<'/api/records/cadre-appointments/{id}', 'get'>;
export type AppointmentIn = Input<'/api/records/cadres/{id}/appointments', 'post'>;
export type StepIn = Input<'/api/records/cadre-appointments/{id}/steps', 'post'>;
export type AppointmentState = AppointmentItem['state'];
export type AppointmentStep = Appointment['next'][number]['step'];
export type Agreement = CheckOut['agreement'];

export const cadres = (filter: FilterOf<'/api/records/cadres'> = {}) =>
  paged<CadreItem>([C, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/cadres', { params: { query: { ...filter, ...page } }, signal })),
  );

export const cadre = (id: string) =>
  queryOptions({
    queryKey: [C, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/cadres/{id}', { params: { path: { id } }, signal })),
  });

export const appointments = (done: boolean) =>
  paged<AppointmentItem>([C, 'appointments', done], (page, signal) =>
    call(api.GET('/api/records/cadre-appointments', { params: { query: { done, ...page } }, signal })),
  );

export const appointment = (id: string) =>
  queryOptions({
    queryKey: [C, 'appointment', id],
    queryFn: ({ signal }) =>
      call(api.GET('/api/records/cadre-appointments/{id}', { params: { path: { id } }, signal })),
  });

const at = (of: { id: string; version: number }) => ({
  params: { path: { id: of.id }, header: ifMatch(of.version) },
});

export const create = (body: CadreIn, key: string) =>
  call(api.POST('/api/records/cadres', { body, headers: { 'Idempotency-Key': key } }));

export const change = (of: Cadre, body: CadrePatch) =>
  kept(cadre, call(api.PATCH('/api/records/cadres/{id}', { ...at(of), body })));

export const verify = (of: Cadre, body: CheckIn) =>
  call(api.POST('/api/records/cadres/{id}/checks', { ...at(of), body }));

export const reveal = (id: string, reason: string) =>
  call(
    api.POST('/api/records/cadres/{id}/reveal', {
      params: { path: { id } },
      body: { fields: ['id_no', 'health', 'family'], reason },
    }),
  );

export const formOf = (id: string, reason: string) =>
  call(api.POST('/api/records/cadres/{id}/form', { params: { path: { id } }, body: { reason } }));

export const propose = (id: string, body: AppointmentIn) =>
  call(api.POST('/api/records/cadres/{id}/appointments', { params: { path: { id } }, body }));

export const take = (of: Appointment, body: StepIn) =>
  kept(appointment, call(api.POST('/api/records/cadre-appointments/{id}/steps', { ...at(of), body })));

/** Sends the file of a form, to be checked only or to be entered. */
export const sendForm = (unit: string, file: File, check: boolean): Upload<CadreImport> =>
  upload<CadreImport>({
    path: `/api/records/cadres/import?unit_id=${unit}&check=${check}`,
    file,
    headers: { 'idempotency-key': idempotencyKey() },
    onProgress: () => {},
  });
