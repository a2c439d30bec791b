import { accessRoutes } from './access';
import { absent, type Call, type Handler, page, refuse } from './http';
import { type Identity, identity } from './identity';
import { memberRoutes } from './members';
import { importRoutes, unitRoutes } from './organisation';
import { type Records, records } from './records';
import { startRoutes } from './start';

export { EVERYTHING } from './identity';

export interface ConsoleDb {
  identity: Identity;
  records: Records;
}

export interface ConsoleScenario {
  /** Changes the seed before the first request. */
  prepare?: (db: ConsoleDb) => void;
  /** Answers this path with a problem of this status, to see how a page bears it. */
  broken?: { path: string; status: number };
  signedOut?: boolean;
}

type Routes = Record<string, Handler>;

function tableOf(db: ConsoleDb): Record<string, Routes> {
  const deliveries: Routes = {
    'GET /deliveries': (call) =>
      page(
        call,
        db.identity.deliveries.filter((one) => !call.query.get('state') || one.state === call.query.get('state')),
      ),
    'POST /deliveries/:id/retry': () => new Response(null, { status: 204 }),
  };
  const start = startRoutes();
  return {
    identity: { ...accessRoutes(db.identity), ...start.identity },
    records: {
      ...unitRoutes(db.records),
      ...memberRoutes(db.records),
      ...importRoutes(db.records),
      ...start.records,
      'GET /audit': accessRoutes(db.identity)['GET /audit'] as Handler,
    },
    notifications: deliveries,
  };
}

/** The handler of a path: as it is written, or with its second part as an id. */
function match(routes: Routes, method: string, path: string): { handler: Handler; id: string } | undefined {
  const exact = routes[`${method} ${path}`];
  if (exact) return { handler: exact, id: '' };
  const [, first, id, ...rest] = path.split('/');
  const handler = routes[`${method} /${[first, ':id', ...rest].join('/')}`];
  return handler && { handler, id: id ?? '' };
}

async function bodyOf(request: Request): Promise<Call['body']> {
  if (!/json/.test(request.headers.get('content-type') ?? '')) return {};
  const text = await request.text();
  return text ? JSON.parse(text) : {};
}

/** The API as the console uses it, in memory, with an enterprise of 2,340 members. */
export function createConsoleMock(scenario: ConsoleScenario = {}): (request: Request) => Promise<Response> {
  const db: ConsoleDb = { identity: identity(), records: records() };
  scenario.prepare?.(db);
  const tables = tableOf(db);
  return async (request) => {
    const url = new URL(request.url);
    const [, , service = '', ...rest] = url.pathname.split('/');
    if (scenario.signedOut) return refuse(401, 'unauthenticated', '请先登录。');
    if (scenario.broken && url.pathname.startsWith(scenario.broken.path)) {
      return refuse(scenario.broken.status, 'broken', '服务暂时不可用，请稍后重试。');
    }
    const found = match(tables[service] ?? {}, request.method, `/${rest.join('/')}`);
    if (!found) return absent();
    return found.handler({
      url,
      id: found.id,
      query: url.searchParams,
      body: await bodyOf(request),
      headers: request.headers,
    });
  };
}
