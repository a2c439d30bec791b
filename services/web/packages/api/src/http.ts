import { asProblem, NETWORK, Problem } from './problem';

/**
 * The only way the apps reach the network: same origin, cookies of this origin, JSON, the reader's language. The
 * gateway refuses writes whose `Origin` is another site; browsers send it by themselves on these requests.
 */
export async function send(request: Request, fetcher: typeof fetch = fetch): Promise<Response> {
  if (new URL(request.url).origin !== location.origin) throw new Error(`not an address of this site: ${request.url}`);
  if (!request.headers.has('accept-language')) {
    request.headers.set('accept-language', document.documentElement.lang || 'zh-CN');
  }
  try {
    return await fetcher(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, NETWORK, '');
  }
}

/** A small typed-by-hand call for the log-in pages, which do not carry the generated client. */
export async function ask<T>(method: string, path: string, body?: unknown, fetcher?: typeof fetch): Promise<T> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  const response = await send(new Request(new URL(path, location.origin), init), fetcher);
  const answer: unknown = await read(response);
  if (!response.ok) throw asProblem(response, answer);
  return answer as T;
}

async function read(response: Response): Promise<unknown> {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
