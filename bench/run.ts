import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, version } from 'node:os';
import { benchCore } from './core-load.ts';
import type { Figure } from './figure.ts';
import { benchBundle } from './first-view.ts';
import { benchLibvirt } from './libvirt-bulk.ts';

/** `npm run bench [-- NAME …]`: measures, prints a table, writes JSON. Asserts nothing. */
const BENCHES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  libvirt: benchLibvirt,
  core: benchCore,
  bundle: benchBundle,
};

const wanted = process.argv.slice(2);
const names = Object.keys(BENCHES).filter((name) => wanted.length === 0 || wanted.includes(name));
if (!existsSync('out/main/cli.js'))
  execFileSync('electron-vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
const figures: Figure[] = [];
for (const name of names) figures.push(...((await BENCHES[name]?.()) ?? []));

const rows = figures.map(({ name, value, unit, target, met }) => {
  const verdict = met === null ? '' : met ? 'met' : 'NOT MET';
  return `${name.padEnd(60)} ${value.toFixed(1).padStart(9)} ${unit.padEnd(14)} ${(target ?? '').padEnd(8)} ${verdict}`;
});
process.stdout.write(`${rows.join('\n')}\n`);
const at = new Date().toISOString();
const machine = {
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
  system: version(),
  node: process.version,
};
mkdirSync('.cache/bench', { recursive: true });
writeFileSync(
  `.cache/bench/${at.slice(0, 19).replaceAll(':', '-')}.json`,
  JSON.stringify({ at, machine, figures }, null, 2),
);
