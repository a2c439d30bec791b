// Type-checks every package and app, and the journeys, each with its own tsconfig, several at a time. What was found is
// kept beside the packages: a second run looks at what has changed, by its contents, and at what hangs on it.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const projects = ['packages', 'apps']
  .flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)))
  .concat('.', '../../tests/journeys')
  .filter((project) => existsSync(join(root, project, 'tsconfig.json')));

const check = (project) =>
  new Promise((done) => {
    const kept = join(root, 'node_modules/.cache/types', `${basename(resolve(root, project))}.tsbuildinfo`);
    const options = ['-p', project, '--incremental', '--tsBuildInfoFile', kept];
    const tsc = spawn(join(root, 'node_modules/.bin/tsc'), options, { cwd: root, stdio: 'inherit' });
    tsc.on('close', (code) => done(code === 0));
  });

let ok = true;
while (projects.length > 0) {
  const results = await Promise.all(projects.splice(0, 2).map(check));
  ok &&= results.every(Boolean);
}
process.exit(ok ? 0 : 1);
