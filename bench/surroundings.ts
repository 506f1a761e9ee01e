import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem, version } from 'node:os';

/** Null where the program is no checkout. */
function git(...input: string[]): string | null {
  try {
    return execFileSync('git', input, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** What a figure depends on beside the program. */
export function surroundings() {
  return {
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
      system: version(),
    },
    node: process.version,
    commit: git('rev-parse', 'HEAD'),
    /** Differs from the commit in files that are measured or measure. */
    changed: git('status', '--porcelain', '--', 'src', 'bench', 'bin') !== '',
    /** Of one minute, before anything was measured: above 0.5 a core somebody else was at work. */
    loadAtStart: loadavg()[0] ?? Number.NaN,
  };
}
