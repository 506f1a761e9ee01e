import { execFileSync } from 'node:child_process';
import { buildState } from '../tools/build-state.mjs';

/** Builds `out/` unless it is newer than everything that it is made of: an old build is never measured. */
export function buildWhenStale(): void {
  if (buildState('.') === 'fresh') return;
  execFileSync('electron-vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
}
