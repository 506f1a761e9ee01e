import { readFile } from 'node:fs/promises';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { parseKnownHosts, type KnownHost } from './parse-known-hosts.ts';

/**
 * Every entry of these files. A file that is not there has none; one that is there and cannot be read is an error,
 * for it may hold a revocation.
 */
export async function loadKnownHosts(files: readonly string[]): Promise<Result<KnownHost[], ProbeFailure>> {
  const entries: KnownHost[] = [];
  for (const file of new Set(files)) {
    try {
      entries.push(...parseKnownHosts(await readFile(file, 'utf8'), file));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR')
        return fail({ kind: 'unreadable', line: `${file}: ${code}` });
    }
  }
  return ok(entries);
}
