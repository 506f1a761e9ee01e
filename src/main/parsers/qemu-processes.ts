import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Every process of a host with its arguments: needs no rights on an ordinary host. */
export const QEMU_PROCESSES_ARGV = ['ps', '-e', '-ww', '-o', 'args='] as const;

/**
 * Command lines of QEMU processes. A list without a single process cannot be right (ps itself is one on a
 * real host): it is unreadable, never "none runs".
 */
export function parseQemuProcesses(text: string): Result<readonly string[], ProbeFailure> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return fail({ kind: 'unreadable', line: '' });
  return ok(lines.filter((line) => /(^|\/)qemu[^/\s]*\s/.test(line)));
}

/** Whether a QEMU process is that domain's, by UUID or by name (`-name guest=NAME,…`). */
export const isOfDomain = (line: string, domain: string): boolean => {
  const words = line.split(/\s+/);
  const after = (option: string) => words[words.indexOf(option) + 1] ?? '';
  const name = words.includes('-name')
    ? after('-name')
        .replace(/^guest=/, '')
        .split(',')[0]
    : null;
  const uuid = words.includes('-uuid') ? after('-uuid').toLowerCase() : null;
  return name === domain || uuid === domain.toLowerCase();
};
