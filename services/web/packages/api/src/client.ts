import createClient, { type Client } from 'openapi-fetch';
import { send } from './http';
import { goToLogin } from './login';
import { asProblem } from './problem';
import type { paths } from './schema';

export type Api = Client<paths>;

export interface ApiOptions {
  /** What to do when the session is over; the log-in page by default. */
  onSignedOut?: () => void;
  fetch?: typeof fetch;
}

/** The client of the generated API document. A 401 means that the session is over, wherever it happens. */
export function createApi({ onSignedOut = goToLogin, fetch: fetcher }: ApiOptions = {}): Api {
  const api = createClient<paths>({
    baseUrl: location.origin,
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    fetch: (request) => send(request, fetcher),
  });
  api.use({
    onResponse({ response }) {
      if (response.status === 401) onSignedOut();
    },
  });
  return api;
}

/** What a call of the client resolves to, seen loosely enough to serve every operation. */
export interface Fetched<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of a successful answer; every other answer is thrown as a `Problem`. */
export async function call<T>(fetched: Promise<Fetched<T>>): Promise<T> {
  const { data, error, response } = await fetched;
  if (!response.ok) throw asProblem(response, error);
  return data as T;
}

/** The data and the entity tag to send back as `If-Match`. */
export async function withVersion<T>(fetched: Promise<Fetched<T>>): Promise<{ data: T; etag: string | null }> {
  const answer = await fetched;
  return { data: await call(Promise.resolve(answer)), etag: answer.response.headers.get('etag') };
}
