/** One finding about one field; `pointer` is a JSON pointer into the body that was sent (`/session/idle_minutes`). */
export interface ProblemField {
  pointer: string;
  code: string;
  detail: string;
}

/** The code of a problem the browser itself found: no answer from the server. */
export const NETWORK = 'network';

/** An answer of the API that is not a success (RFC 9457). `detail` is already in the reader's language. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: readonly ProblemField[] = [],
    readonly requestId?: string,
    /** Seconds to wait, where the server said so. */
    readonly retryAfter?: number,
  ) {
    super(detail || code);
  }
}

export const isProblem = (error: unknown, code?: string): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function fieldsOf(value: unknown): ProblemField[] {
  if (!Array.isArray(value)) return [];
  return value.map((f: Record<string, unknown>) => ({
    pointer: text(f.pointer),
    code: text(f.code),
    detail: text(f.detail),
  }));
}

/** Makes a problem of a refused answer; also of one that is no problem document (a proxy's error page). */
export function asProblem(response: Response, body: unknown): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const wait = Number(response.headers.get('retry-after'));
  return new Problem(
    response.status,
    text(given.code) || `http_${response.status}`,
    text(given.detail) || text(given.title),
    fieldsOf(given.fields),
    text(given.request_id) || response.headers.get('x-request-id') || undefined,
    Number.isFinite(wait) && wait > 0 ? wait : undefined,
  );
}

/**
 * Spreads a problem over a form: the findings of each field by its path (`session.idle_minutes`), and what belongs to no
 * field the form has as `rest`. `known` are the paths the form can show.
 */
export function fieldErrors(
  problem: Problem,
  known: readonly string[],
): { fields: Record<string, string>; rest: string | undefined } {
  const all: Record<string, string> = {};
  for (const { pointer, detail } of problem.fields) {
    const path = pointerPath(pointer);
    const owner = known.find((k) => k === path) ?? known.find((k) => path.startsWith(`${k}.`)) ?? '';
    const before = all[owner];
    // a list may have the same to say of several of its items
    if (!before?.includes(detail))
      all[owner] = before ? before + (/[一-鿿]/.test(before) ? '；' : '; ') + detail : detail;
  }
  const { '': others, ...fields } = all;
  return { fields, rest: others || (Object.keys(fields)[0] ? undefined : problem.detail) };
}

/** `/totp/required_roles/0` → `totp.required_roles.0`, with the escapes of RFC 6901. */
export const pointerPath = (pointer: string): string =>
  pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
