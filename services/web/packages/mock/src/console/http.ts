export interface Finding {
  pointer: string;
  code: string;
  detail: string;
}

export interface Call {
  url: URL;
  id: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  headers: Headers;
}

export type Handler = (call: Call) => Response | Promise<Response>;

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

export const done = (status = 204): Response => new Response(null, { status });

export function refuse(status: number, code: string, detail: string, fields: Finding[] = []): Response {
  const body = {
    type: `/problems/${code}`,
    title: detail,
    status,
    code,
    detail,
    fields,
    request_id: '01927000-0000-7000-8000-00000000beef',
  };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}

export const absent = (): Response => refuse(404, 'not_found', '没有找到。');

/** A page of a list as the services cut it: the cursor is opaque, and the total comes with the first page only. */
export function page<T>({ query }: Call, items: readonly T[], counted = true): Response {
  const limit = Math.min(Number(query.get('limit') ?? 50), 200);
  const from = Number(query.get('cursor') ?? 0);
  const next = from + limit < items.length ? String(from + limit) : null;
  return json({ items: items.slice(from, from + limit), next, ...(counted && from === 0 && { total: items.length }) });
}

/** The version somebody saw must still be the one there is. */
export function stale(call: Call, version: number): Response | undefined {
  const tag = call.headers.get('if-match');
  if (tag === null) return refuse(428, 'precondition_required', '请先读取最新内容。');
  return tag === `"v${version}"` ? undefined : refuse(412, 'precondition_failed', '内容已被别人修改。');
}
