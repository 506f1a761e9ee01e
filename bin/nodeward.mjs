#!/usr/bin/env node
// Plain Node 20, no dependencies: runs the `nodeward` command with the Node that it needs. The built program when
// there is one (installed, or after `npm run build`), else the sources of this checkout.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_FLAGS, environmentFor, findNode, noNodeMessage } from '../tools/toolchain.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const built = path.join(root, 'out', 'main', 'cli.js');
const source = path.join(root, 'src', 'main', 'cli', 'index.ts');
const node = findNode();
if (node === null) {
  console.error(noNodeMessage());
  process.exit(69);
}
const entry = existsSync(built) ? built : source;
if (!existsSync(entry)) {
  console.error('nodeward is not complete here: run "npm run build" first');
  process.exit(70);
}
const child = spawn(node, [...CORE_FLAGS, entry, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: environmentFor(node),
});
// The terminal sends Ctrl+C to both; what is sent to this one alone is handed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('error', (error) => {
  console.error(`nodeward cannot be run: ${error.message}`);
  process.exit(70);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 70 : 130)));
