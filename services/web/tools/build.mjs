// Builds every face into dist/<face> and compresses what can be: brotli 11 and gzip, made once instead of per request.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = process.argv.slice(2);
const faces = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'vite.config.ts')));
const TEXT = /\.(html|js|css|svg|json|webmanifest|txt|xml|map)$/;

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

function compress(folder) {
  for (const path of files(folder)) {
    if (!TEXT.test(path) || path.includes('/.vite/')) continue;
    const content = readFileSync(path);
    if (content.length < 200) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}

for (const face of wanted.length > 0 ? wanted : faces) {
  console.log(`building ${face}`);
  const vite = join(root, 'node_modules/.bin/vite');
  const run = spawnSync(vite, ['build', '--logLevel', 'warn'], { cwd: join(root, 'apps', face), stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
  compress(join(root, 'dist', face));
}
