import { readFileSync } from 'node:fs';

const TICK_MS = 10;

/** CPU time so far (user and system, ms) and resident memory (MB) of a process, as Linux counts them. */
export function usageOf(pid: number): { readonly cpuMs: number; readonly rssMb: number } {
  const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ').map(Number);
  const [user = 0, system = 0, pages = 0] = [fields[11], fields[12], fields[21]];
  return { cpuMs: (user + system) * TICK_MS, rssMb: (pages * 4096) / 1e6 };
}
