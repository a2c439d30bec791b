// Serves dist/ the way the gateway does (addresses, content policy, fallbacks) and answers the API from the mock, for
// looking at built pages without a running system. Not for production.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer as createVite } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** The file for a path: the face by its prefix, a folder's index, the face's own page for the routes it draws. */
function fileFor(path) {
  const face = ['login', 'console'].find((f) => path === `/${f}` || path.startsWith(`/${f}/`)) ?? 'member';
  const inside = face === 'member' ? path : path.slice(face.length + 1);
  const base = join(root, 'dist', face);
  const asked = join(base, normalize(inside));
  if (!asked.startsWith(base) || /\/\./.test(inside)) return undefined;
  if (existsSync(asked) && statSync(asked).isFile()) return asked;
  if (existsSync(join(asked, 'index.html'))) return join(asked, 'index.html');
  return inside.startsWith('/assets/') || face === 'login' ? undefined : join(base, 'index.html');
}

async function body(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Starts on a free port; `use(scenario)` begins anew with an untouched mock. */
export async function serve(port = 0) {
  const vite = await createVite({
    root,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
  });
  const { createMock } = await vite.ssrLoadModule('@zhibu/mock');
  let mock = createMock();
  const server = createServer(async (req, res) => {
    const url = new URL(req.url, `http://${req.headers.host}`);
    if (url.pathname.startsWith('/api/')) {
      const content = await body(req);
      const init = { method: req.method, ...(content.length > 0 && { body: content }) };
      const answer = await mock(new Request(url, init));
      res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
      return;
    }
    const file = fileFor(decodeURIComponent(url.pathname));
    if (!file) {
      res.writeHead(404).end('not found');
      return;
    }
    const packed = /\bbr\b/.test(req.headers['accept-encoding'] ?? '') && existsSync(`${file}.br`);
    res.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      ...(packed && { 'content-encoding': 'br' }),
    });
    createReadStream(packed ? `${file}.br` : file).pipe(res);
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return {
    origin: `http://localhost:${server.address().port}`,
    use: (scenario) => {
      mock = createMock(scenario);
    },
    close: async () => {
      server.close();
      await vite.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serve(Number(process.env.PORT ?? 4173));
  console.log(`${origin}/  and  ${origin}/login/`);
}
