// Plain Node 20, no dependencies: `npm run build` installs what is missing and builds the console into `out`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { environmentFor, findNode, noNodeMessage } from './toolchain.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
if (!installPackages()) fail(69, 'The packages could not be installed; the reason stands above.');
const node = findNode();
if (node === null) fail(69, noNodeMessage());
console.log('Building the console ...');
const done = spawnSync(
  node,
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  { stdio: ['ignore', 'ignore', 'inherit'], env: environmentFor(node) },
);
if (done.status !== 0) fail(70, 'The console could not be built; the reason stands above.');

function fail(code, message) {
  console.error(message);
  process.exit(code);
}
