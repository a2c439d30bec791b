import { type Answer, asProblem, call, idempotencyKey, NETWORK, Problem } from '@zhibu/api';
import { api } from './client';
import type { Document, Target } from './documents';
import type { Upload } from './files';
import { CutOff, type Line, type Parts, type Progress, partsOf, type Stall, Unreached } from './parts';
import { backOnline, isOnline, pause } from './waiting';

type DirectUpload = Answer<'/api/records/units/{id}/direct-uploads', 'post'>;

/** A file on its way straight into the store. */
export interface Direct {
  /** Begins, or goes on with what is there already. Where it ends with `CutOff`, it can be gone on with. */
  go: (onProgress: (share: number, stall?: Stall) => void) => Upload<Document>;
  /** Lets go of what was put; it is cleared away now, or by the sweep. */
  giveUp: () => void;
}

interface Begun {
  id: string;
  parts: Parts;
  /** Of the last step: repeated, it has its effect once. */
  key: string;
}

/** `otherWay` says whether the file could go through the service, where the store cannot be reached. */
export function direct(target: Target, file: File, otherWay: boolean): Direct {
  let begun: Begun | undefined;
  const giveUp = () => {
    const path = begun && { id: begun.id };
    begun = undefined;
    if (path) void api.DELETE('/api/records/direct-uploads/{id}', { params: { path } }).catch(() => null);
  };
  const run = async (tell: (progress: Progress) => void, signal: AbortSignal): Promise<Document> => {
    try {
      const now = begun ?? (await begin(target, file, otherWay));
      begun = now;
      const parts = await now.parts.send(tell, signal);
      const sum = await sha256(file);
      const body = { parts, ...(sum && { sha256: sum }) };
      const document = await now.parts.finish(() => complete(now, body, signal), tell, signal);
      begun = undefined;
      return document;
    } catch (error) {
      if (!(error instanceof CutOff)) giveUp();
      throw error;
    }
  };
  return {
    go: (onProgress) => {
      const going = new AbortController();
      const tell = ({ bytes, stall }: Progress) => onProgress(bytes / file.size, stall);
      const cancel = () => going.abort(new DOMException('cancelled', 'AbortError'));
      return { done: run(tell, going.signal), cancel };
    },
    giveUp,
  };
}

async function begin(target: Target, file: File, otherWay: boolean): Promise<Begun> {
  const isNew = !('document' in target);
  const unit = isNew ? ('unit' in target.to ? target.to.unit : '') : target.document.unit_id;
  const body = {
    kind: isNew ? target.kind : target.document.kind,
    ...(!isNew && { document_id: target.document.id }),
    file_name: file.name,
    content_type: file.type,
    size: file.size,
  };
  const started: DirectUpload = await call(
    api.POST('/api/records/units/{id}/direct-uploads', { params: { path: { id: unit } }, body }),
  );
  return { id: started.id, parts: partsOf(started, lineFor(started.id, file), otherWay), key: idempotencyKey() };
}

const lineFor = (id: string, file: File): Line => ({
  put: ({ url, offset, size }, onSent, signal) => putPart(url, file.slice(offset, offset + size), signal, onSent),
  renew: (signal) => call(api.GET('/api/records/direct-uploads/{id}', { params: { path: { id } }, signal })),
  now: () => Date.now(),
  pause,
  online: isOnline,
  back: backOnline,
});

interface Completion {
  parts: { number: number; etag: string }[];
  sha256?: string;
}

const complete = ({ id, key }: Begun, body: Completion, signal: AbortSignal): Promise<Document> => {
  const headers = { 'idempotency-key': key };
  const params = { path: { id } };
  return call(api.POST('/api/records/direct-uploads/{id}/complete', { params, body, headers, signal }));
};

/** Above this, a browser would hold too much to compute a sum; the server computes it anyway. */
const MOST_SUMMED = 256 << 20;

async function sha256(file: File): Promise<string | undefined> {
  if (file.size > MOST_SUMMED || !globalThis.crypto?.subtle) return undefined;
  const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
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

/** Goes another way where the store cannot be reached from this page. */
export function orElse(first: Upload<Document>, otherwise: () => Upload<Document>): Upload<Document> {
  let going = first;
  const done = first.done.catch((error: unknown) => {
    if (!(error instanceof Unreached)) throw error;
    going = otherwise();
    return going.done;
  });
  return { done, cancel: () => going.cancel() };
}
