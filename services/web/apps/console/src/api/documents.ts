import { queryOptions } from '@tanstack/react-query';
import { type Answer, asProblem, call, type Input, type Item, NETWORK, Problem } from '@zhibu/api';
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
type DirectUpload = Answer<'/api/records/units/{id}/direct-uploads', 'post'>;

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

/** Files go straight into the store where they are not confidential and no picture. */
export function goesDirect(target: Target, kinds: DocumentKinds, file: Pick<File, 'type'>): boolean {
  if (!kinds.content.content_types.includes(file.type) || file.type.startsWith('image/')) return false;
  if ('document' in target) return target.document.class === 'content';
  return 'unit' in target.to && kinds.kinds.find((kind) => kind.kind === target.kind)?.class === 'content';
}

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

/** Above this, a browser would hold too much to compute a sum; the server computes it anyway. */
const MOST_SUMMED = 256 << 20;

async function sha256(file: File): Promise<string | undefined> {
  if (file.size > MOST_SUMMED || !globalThis.crypto?.subtle) return undefined;
  const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Puts a file into the store part by part, and has it confirmed. */
export function putDirect({ target, file, onProgress }: Bringing): Upload<Document> {
  const going = new AbortController();
  const run = async (): Promise<Document> => {
    const started = await begin(target, file);
    try {
      const parts = await putParts(started, file, going.signal, onProgress);
      const sum = await sha256(file);
      const body = { parts, ...(sum && { sha256: sum }) };
      const path = { id: started.id };
      return await call(api.POST('/api/records/direct-uploads/{id}/complete', { params: { path }, body }));
    } catch (error) {
      // what was put is cleared away now or by the sweep
      void api.DELETE('/api/records/direct-uploads/{id}', { params: { path: { id: started.id } } }).catch(() => null);
      throw error;
    }
  };
  return { done: run(), cancel: () => going.abort(new DOMException('cancelled', 'AbortError')) };
}

const begin = (target: Target, file: File): Promise<DirectUpload> => {
  const isNew = !('document' in target);
  const unit = isNew ? ('unit' in target.to ? target.to.unit : '') : target.document.unit_id;
  const body = {
    kind: isNew ? target.kind : target.document.kind,
    ...(!isNew && { document_id: target.document.id }),
    file_name: file.name,
    content_type: file.type,
    size: file.size,
  };
  return call(api.POST('/api/records/units/{id}/direct-uploads', { params: { path: { id: unit } }, body }));
};

async function putParts(
  started: DirectUpload,
  file: File,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<{ number: number; etag: string }[]> {
  const parts: { number: number; etag: string }[] = [];
  for (const { number, offset, size, url } of started.parts) {
    const part = file.slice(offset, offset + size);
    const told = (sent: number) => onProgress((offset + sent) / file.size);
    parts.push({ number, etag: await putPart(url, part, signal, told) });
  }
  return parts;
}

/** The one request that leaves this site: to the store the content policy names, without cookies. */
function putPart(url: string, part: Blob, signal: AbortSignal, onSent: (bytes: number) => void): Promise<string> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const stop = () => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.open('PUT', url);
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => {
      const etag = request.getResponseHeader('etag');
      if (request.status === 200 && etag) resolve(etag);
      else reject(asProblem(new Response(null, { status: request.status || 502 }), undefined));
    };
    request.onerror = () => reject(new Problem(0, NETWORK, ''));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', stop);
    if (signal.aborted) reject(signal.reason);
    else request.send(part);
  });
}
