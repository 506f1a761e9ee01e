// Runs a tool of node_modules (or a script) with the Node that the product needs: with-node.mjs TOOL [ARG ...]
import { spawnSync } from 'node:child_process';
import { environmentFor, findNode, noNodeMessage } from './toolchain.mjs';

const node = findNode();
if (node === null) {
  console.error(noNodeMessage());
  process.exit(69);
}
const [tool, ...args] = process.argv.slice(2);
const command = tool === 'node' ? node : tool;
const done = spawnSync(command, args, { stdio: 'inherit', env: environmentFor(node) });
if (done.error) console.error(`Cannot run ${tool}: ${done.error.message}`);
process.exit(done.status ?? 70);
