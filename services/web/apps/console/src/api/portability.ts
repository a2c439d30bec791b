import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';

export const P = {
  exports: '/identity/exports',
  backups: '/identity/backups',
  tenantBackups: '/identity/operator/backups',
  restorations: '/identity/operator/restorations',
  certificates: '/identity/operator/certificates',
  signingKey: '/identity/operator/signing-key',
} as const;

export type Snapshot = Item<'/api/identity/exports'>;
export type ExportOrder = Input<'/api/identity/exports', 'post'>;
export type Restoration = Answer<'/api/identity/operator/tenants/{id}/restorations', 'get'>['items'][number];
export type RestorationOrder = Input<'/api/identity/operator/tenants/{id}/restorations', 'post'>;
export type Certificate = Item<'/api/identity/operator/certificates'>;

/** What a certificate says, and who signed it. */
export interface SignedCertificate {
  certificate: {
    deployment: string;
    organisation: { id: string; slug: string; name: string; kind: string };
    begun_at: string;
    deleted_at: string;
    /** SHA-256 of the contents page of the last export; none where there was none. */
    final_export: string | null;
    final_export_kept_until?: string | null;
    without_export_because: string | null;
    services: { service: string; tables: Record<string, number>; events?: number; jobs?: number }[];
    objects: { count: number; bytes: number };
    backup_files: number;
    /** Fingerprints by service and number. */
    keys_shredded: Record<string, string>;
  };
  signature: { algorithm: string; sha256: string; public_key: string; signature: string };
}

/** How often something that is being made is looked at. */
const SOON = 2_000;

/** How often to look at the last exports: one that failed may be tried again. */
const again = (items: Snapshot[] | undefined) => {
  if (items?.some((one) => one.state === 'writing')) return SOON;
  return items?.[0]?.state === 'failed' && SOON * 5;
};

/** The last exports. While one is being made it is asked for again and again. */
export const exports = () =>
  queryOptions({
    queryKey: [P.exports],
    queryFn: ({ signal }) => call(api.GET('/api/identity/exports', { params: { query: { limit: 20 } }, signal })),
    refetchInterval: ({ state }) => again(state.data?.items),
  });

export const orderExport = (body: ExportOrder) => call(api.POST('/api/identity/exports', { body }));

/** Where an export can be fetched during the next two minutes. */
export const exportTicket = (id: string, password: string, code: string) =>
  call(
    api.POST('/api/identity/exports/{id}/ticket', {
      params: { path: { id } },
      body: { password, ...(code && { code }) },
    }),
  );

/** Where the last export of an organisation that is gone can be fetched during the next two minutes. */
export const lastExportTicket = (certificate: string, reason: string) =>
  call(
    api.POST('/api/identity/operator/certificates/{id}/last-export/ticket', {
      params: { path: { id: certificate } },
      body: { reason },
    }),
  );

export const backups = () =>
  paged<Snapshot>([P.backups], (query, signal) =>
    call(api.GET('/api/identity/backups', { params: { query }, signal })),
  );

export const tenantBackups = (id: string) =>
  paged<Snapshot>([P.tenantBackups, id], (query, signal) =>
    call(api.GET('/api/identity/operator/tenants/{id}/backups', { params: { path: { id }, query }, signal })),
  );

export const takeBackup = (id: string, key: string) =>
  call(
    api.POST('/api/identity/operator/tenants/{id}/backups', {
      params: { path: { id } },
      headers: { 'Idempotency-Key': key },
    }),
  );

/** Restorations of an organisation; one that is being worked on is looked at again and again. */
export const restorations = (id: string) =>
  queryOptions({
    queryKey: [P.restorations, id],
    queryFn: ({ signal }) =>
      call(api.GET('/api/identity/operator/tenants/{id}/restorations', { params: { path: { id } }, signal })),
    refetchInterval: SOON * 2,
  });

export const orderRestoration = (id: string, body: RestorationOrder, key: string) =>
  call(
    api.POST('/api/identity/operator/tenants/{id}/restorations', {
      params: { path: { id } },
      body,
      headers: { 'Idempotency-Key': key },
    }),
  );

export type RestorationDeed = 'swap' | 'undo' | 'discard';

export const changeRestoration = (id: string, deed: RestorationDeed) =>
  call(api.POST(`/api/identity/operator/restorations/{id}/${deed}`, { params: { path: { id } } }));

export const certificates = () =>
  paged<Certificate>([P.certificates], (query, signal) =>
    call(api.GET('/api/identity/operator/certificates', { params: { query }, signal })),
  );

/** What exports and certificates of this platform are signed with. It never changes. */
export const signingKey = () =>
  queryOptions({
    queryKey: [P.signingKey],
    queryFn: ({ signal }) => call(api.GET('/api/identity/operator/signing-key', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** It is signed, and never changes. */
export const certificate = (id: string) =>
  queryOptions({
    queryKey: [P.certificates, id],
    queryFn: async ({ signal }) => {
      const text = call(api.GET('/api/identity/operator/certificates/{id}', { params: { path: { id } }, signal }));
      // the document calls it a text, for its spelling is what was signed
      return (await text) as unknown as SignedCertificate;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
