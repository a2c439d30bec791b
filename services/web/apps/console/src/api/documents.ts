import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input, type Item } from '@zhibu/api';
import { api } from './client';
import { type Upload, upload } from './files';
import { paged } from './paging';
import type { FilterOf } from './types';

export const D = { documents: '/records/documents', kinds: '/records/document-kinds' } as const;

export type Document = Item<'/api/records/documents'>;
export type ExpiredDocument = Item<'/api/records/expired-documents'>;
export type DocumentDetail = Answer<'/api/records/documents/{id}', 'get'>;
export type DocumentVersion = Document['content'];
export type DocumentKind = Document['kind'];
export type DocumentPatch = Input<'/api/records/documents/{id}', 'patch'>;
export type DocumentKinds = Answer<'/api/records/document-kinds', 'get'>;

/** Whose documents: a member's or a unit's. */
export type Subject = { member: string } | { unit: string };

/** Where a file goes: to a member or unit as a kind of document, or into a document as its next version. */
export type Target = { to: Subject; kind: DocumentKind } | { document: Document };

export const documents = (filter: FilterOf<'/api/records/documents'> = {}) =>
  paged<Document>([D.documents, 'list', filter], (page, signal) =>
    call(api.GET('/api/records/documents', { params: { query: { ...filter, ...page } }, signal })),
  );

/** Files of members nothing asks to be kept any more. */
export const expiredDocuments = (filter: FilterOf<'/api/records/expired-documents'> = {}) =>
  paged<ExpiredDocument>([D.documents, 'expired', filter], (page, signal) =>
    call(api.GET('/api/records/expired-documents', { params: { query: { ...filter, ...page } }, signal })),
  );

export const document = (id: string) =>
  queryOptions({
    queryKey: [D.documents, id],
    queryFn: ({ signal }) => call(api.GET('/api/records/documents/{id}', { params: { path: { id } }, signal })),
  });

export const documentKinds = () =>
  queryOptions({
    queryKey: [D.kinds],
    queryFn: ({ signal }) => call(api.GET('/api/records/document-kinds', { signal })),
    staleTime: 10 * 60_000,
  });

export const contentPath = (id: string, { number, inline }: { number?: number; inline?: boolean } = {}): string => {
  const query = new URLSearchParams();
  if (number !== undefined) query.set('number', String(number));
  if (inline) query.set('inline', 'true');
  const text = query.toString();
  return `/api/records/documents/${encodeURIComponent(id)}/content${text ? `?${text}` : ''}`;
};

type TypeOf = Pick<File, 'type'>;

export const isPicture = ({ type }: TypeOf): boolean => type.startsWith('image/');

/** Whether what goes there may go straight into the store: nothing confidential does. */
function isOpen(target: Target, kinds: DocumentKinds): boolean {
  if ('document' in target) return target.document.class === 'content';
  return 'unit' in target.to && kinds.kinds.find((kind) => kind.kind === target.kind)?.class === 'content';
}

/** Files go straight into the store where they are not confidential and no picture. */
export const goesDirect = (target: Target, kinds: DocumentKinds, file: TypeOf): boolean =>
  kinds.content.content_types.includes(file.type) && !isPicture(file) && isOpen(target, kinds);

/** How many bytes a file that goes there may have; pictures have a limit of their own. */
export function mostBytes(target: Target, kinds: DocumentKinds, file: TypeOf): number {
  const { most_bytes, most_bytes_of_picture } = kinds.confidential;
  if (isPicture(file)) return Math.min(most_bytes, most_bytes_of_picture);
  return goesDirect(target, kinds, file) ? kinds.content.most_bytes : most_bytes;
}

/** Whether a file that goes straight into the store could come through the service too, which takes smaller ones. */
export const fitsService = (kinds: DocumentKinds, { size }: Pick<File, 'size'>): boolean =>
  size <= kinds.confidential.most_bytes;

interface Bringing {
  target: Target;
  file: File;
  /** The same for every try, so that a repeated one has its effect once. */
  key: string;
  onProgress: (share: number) => void;
}

/** Brings a file through the service. */
export function bring({ target, file, key, onProgress }: Bringing): Upload<Document> {
  return upload<Document>({ path: pathOf(target), file, headers: { 'idempotency-key': key }, onProgress });
}

function pathOf(target: Target): string {
  if ('document' in target) return `/api/records/documents/${target.document.id}/versions`;
  const [folder, id] = 'member' in target.to ? ['members', target.to.member] : ['units', target.to.unit];
  return `/api/records/${folder}/${id}/documents?kind=${target.kind}`;
}
