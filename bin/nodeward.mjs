#!/usr/bin/env node
// Plain Node 20, no dependencies: runs the built `nodeward` command with the Node that it needs. A checkout that is
// not built is built first; one that is built from older sources says so and runs as it is, since others may use it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_FLAGS, environmentFor, findNode, noNodeMessage } from '../tools/toolchain.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const built = path.join(root, 'out', 'main', 'cli.js');
const isCheckout = existsSync(path.join(root, 'src', 'main', 'cli', 'index.ts'));
if (isCheckout) await lookAtBuild();
if (!existsSync(built)) {
  console.error(
    isCheckout
      ? 'nodeward could not be built here; the reason stands above'
      : 'nodeward is not complete here: it was packed before it was built (npm run build && npm pack)',
  );
  process.exit(70);
}
const node = findNode();
if (node === null) {
  console.error(noNodeMessage());
  process.exit(69);
}
const child = spawn(node, [...CORE_FLAGS, built, ...process.argv.slice(2)], {
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

/** Speaks on stderr only: what the command prints may be for a script. */
async function lookAtBuild() {
  const { buildState } = await import('../tools/build-state.mjs');
  const state = buildState(root);
  if (state === 'stale') console.error('nodeward: out is older than the sources; npm run build renews it');
  if (state !== 'none') return;
  spawnSync(process.execPath, [path.join(root, 'tools', 'build.mjs')], { stdio: ['ignore', 2, 2] });
}
