import { asProblem, NETWORK, Problem } from '@zhibu/api';
import { send } from '@zhibu/api/http';

/** Sends a file as it is, not as JSON. */
export async function putFile(path: string, file: Blob): Promise<void> {
  const init = {
    method: 'PUT',
    credentials: 'same-origin' as const,
    headers: { 'content-type': file.type },
    body: file,
  };
  const response = await send(new Request(new URL(path, location.origin), init));
  if (!response.ok) throw asProblem(response, await response.json().catch(() => undefined));
}

async function fetched(path: string): Promise<Response> {
  const response = await send(new Request(new URL(path, location.origin), { credentials: 'same-origin' }));
  if (!response.ok) throw asProblem(response, await response.json().catch(() => undefined));
  return response;
}

/** Fetches a file to show it on this page. */
export const fetchFile = async (path: string): Promise<Blob> => (await fetched(path)).blob();

/** Fetches a file with the session's cookie and hands it to the browser to save; a refusal is a problem, not a page. */
export async function saveFile(path: string, fallbackName: string): Promise<void> {
  const response = await fetched(path);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName(response.headers.get('content-disposition')) ?? fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name a server suggests; the form with a language and percent signs carries Chinese names. */
export function fileName(disposition: string | null): string | undefined {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return undefined;
    }
  }
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1];
}

export interface Upload<T> {
  done: Promise<T>;
  cancel: () => void;
}

interface UploadRequest {
  path: string;
  file: File;
  headers: Record<string, string>;
  onProgress: (share: number) => void;
}

/** Uploads with progress, which `fetch` cannot report. */
export function upload<T>({ path, file, headers, onProgress }: UploadRequest): Upload<T> {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang || 'zh-CN');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(asProblem(answerOf(request), request.response));
    };
    request.onerror = () => reject(new Problem(0, NETWORK, ''));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const name of ['x-request-id', 'retry-after']) {
    const value = request.getResponseHeader(name);
    if (value) headers.set(name, value);
  }
  return new Response(null, { status: request.status, headers });
}
