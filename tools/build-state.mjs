// Plain Node 20, no dependencies: whether `out` is what the sources of this checkout make of it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const BUILT = ['out/main/cli.js', 'out/main/index.js', 'out/renderer/index.html'];
const SOURCES = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];

/** `none`, `stale` when a source is newer, or `fresh`. */
export function buildState(root) {
  const built = Math.min(...BUILT.map((file) => timeOf(path.join(root, file))));
  if (built === 0) return 'none';
  return built >= Math.max(...SOURCES.map((entry) => newestIn(path.join(root, entry)))) ? 'fresh' : 'stale';
}

function timeOf(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function newestIn(entry) {
  if (!existsSync(entry) || !statSync(entry).isDirectory()) return timeOf(entry);
  const inside = readdirSync(entry).filter((name) => !/\.test\.tsx?$/.test(name));
  return Math.max(0, ...inside.map((name) => newestIn(path.join(entry, name))));
}
