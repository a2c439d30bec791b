import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'vite';

type Answer = (request: Request) => Promise<Response>;

/**
 * Answers `/api` in the dev server from a typed in-memory mock, unless `ZHIBU_API` names a running gateway. `make` is the
 * function of the module that makes it.
 */
export function mockApi(module = '@zhibu/mock', make = 'createMock'): Plugin {
  let mock: Answer | undefined;
  return {
    name: 'zhibu:mock-api',
    apply: 'serve',
    configureServer(server) {
      if (process.env.ZHIBU_API) return;
      server.middlewares.use('/api', async (req, res) => {
        mock ??= ((await server.ssrLoadModule(module))[make] as () => Answer)();
        const answer = await mock(await toRequest(req));
        res.statusCode = answer.status;
        answer.headers.forEach((value, name) => {
          res.setHeader(name, value);
        });
        res.end(Buffer.from(await answer.arrayBuffer()));
      });
    },
  };
}

async function toRequest(req: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const url = (req as { originalUrl?: string }).originalUrl ?? req.url ?? '/';
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) if (typeof value === 'string') headers.set(name, value);
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
  return new Request(`http://${req.headers.host}${url}`, { method: req.method ?? 'GET', headers, ...body });
}
