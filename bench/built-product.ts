import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const INPUTS = ['src', 'electron.vite.config.ts', 'package.json'];

/** Builds `out/` unless it is newer than everything that it is made of: an old build is never measured. */
export function buildWhenStale(): void {
  const built = timeOf('out/renderer/index.html');
  if (built > Math.max(...INPUTS.map(newestIn)) && timeOf('out/main/cli.js') > 0) return;
  execFileSync('electron-vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
}

const timeOf = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0);

function newestIn(place: string): number {
  if (!statSync(place).isDirectory()) return timeOf(place);
  const times = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) =>
    timeOf(path.join(place, file)),
  );
  return Math.max(...times);
}
