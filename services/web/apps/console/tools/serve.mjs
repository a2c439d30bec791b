// Serves the built console the way the gateway does (base path, fallback, a fresh nonce in page and policy) and answers
// the API from the console's mock: for looking at pages without a running system.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer as createVite } from 'vite';

const web = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const dist = join(web, 'dist/console');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const policy = (nonce) =>
  `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
  "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

function page(res) {
  const nonce = randomBytes(16).toString('base64');
  const html = readFileSync(join(dist, 'index.html'), 'utf8').replace('__CSP_NONCE__', nonce);
  res.writeHead(200, { 'content-type': TYPES['.html'], 'content-security-policy': policy(nonce) }).end(html);
}

function file(res, path) {
  const asked = join(dist, normalize(path));
  if (asked.startsWith(dist) && existsSync(asked) && statSync(asked).isFile()) {
    res
      .writeHead(200, { 'content-type': TYPES[extname(asked)] ?? 'application/octet-stream' })
      .end(readFileSync(asked));
  } else if (path.startsWith('/assets/')) {
    res.writeHead(404).end();
  } else {
    page(res);
  }
}

async function answer(mock, req, res, url) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const headers = Object.entries(req.headers).filter(([, value]) => typeof value === 'string');
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
  const reply = await mock(new Request(url, { method: req.method, headers, ...body }));
  res.writeHead(reply.status, Object.fromEntries(reply.headers)).end(Buffer.from(await reply.arrayBuffer()));
}

/** Starts on a free port; `use(scenario)` begins anew with an untouched mock. */
export async function serve(port = 0) {
  const vite = await createVite({
    root: web,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
  });
  const { createConsoleMock, EVERYTHING } = await vite.ssrLoadModule('@zhibu/mock/console');
  let mock = createConsoleMock();
  const server = createServer(async (req, res) => {
    const url = new URL(req.url, `http://${req.headers.host}`);
    if (url.pathname.startsWith('/api/')) return answer(mock, req, res, url);
    if (url.pathname.startsWith('/console'))
      return file(res, decodeURIComponent(url.pathname.slice('/console'.length)) || '/');
    res.writeHead(404).end('not found');
  });
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    origin: `http://localhost:${server.address().port}`,
    EVERYTHING,
    use: (scenario) => {
      mock = createConsoleMock(scenario);
    },
    close: async () => {
      server.close();
      await vite.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serve(Number(process.env.PORT ?? 4175));
  console.log(`${origin}/console/`);
}
