import { glob, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ownWord } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { SshSettings } from '../ssh-settings.ts';
import { readConfigLine, type ConfigLine } from './config-line.ts';
import { homeExpanded } from './expand-tokens.ts';
import type { Gathered } from './gathered.ts';
import { judgeMatchLine, matchesHostLine, type MatchSubject } from './match-block.ts';

const MAX_INCLUDE_DEPTH = 16;

export interface ConfigReading {
  readonly gathered: Gathered;
  /** Asked anew at every Match line, because HostName and User may have been read meanwhile. */
  readonly subject: () => MatchSubject;
  readonly settings: SshSettings;
  wantsFinalReading: boolean;
}

interface ConfigFile {
  readonly path: string;
  /** Where relative Include paths start. */
  readonly folder: string;
  readonly kind: 'must exist' | 'checked' | 'optional';
}

/** Reads the files in OpenSSH's order into `reading.gathered`. */
export async function readConfigFiles(reading: ConfigReading): Promise<ProbeFailure | null> {
  const { configFile, home } = reading.settings;
  const userFolder = path.join(home, '.ssh');
  const files: ConfigFile[] =
    configFile === null
      ? [
          { path: path.join(userFolder, 'config'), folder: userFolder, kind: 'checked' },
          { path: '/etc/ssh/ssh_config', folder: '/etc/ssh', kind: 'optional' },
        ]
      : [{ path: configFile, folder: userFolder, kind: 'must exist' }];
  for (const file of files) {
    const trouble = await readOne(file, reading, 0);
    if (trouble !== null) return trouble;
  }
  return null;
}

async function readOne(
  file: ConfigFile,
  reading: ConfigReading,
  depth: number,
): Promise<ProbeFailure | null> {
  if (depth > MAX_INCLUDE_DEPTH) return unsupported('include (too deep)', file.path, 'include-too-deep');
  const text = await readText(file);
  if (!text.ok) return text.error;
  let isActive = true;
  for (const [index, raw] of text.value.split('\n').entries()) {
    const where = `${file.path}:${index + 1}`;
    const read = readConfigLine(raw, where);
    if (!read.ok) return { kind: 'unreadable', line: where, own: [read.error] };
    if (read.value === null) continue;
    const next = await apply(read.value, { file, isActive, depth }, reading);
    if (!next.ok) return next.error;
    isActive = next.value;
  }
  return null;
}

interface Place {
  readonly file: ConfigFile;
  readonly isActive: boolean;
  readonly depth: number;
}

/** Whether the lines after this one apply. */
async function apply(
  line: ConfigLine,
  place: Place,
  reading: ConfigReading,
): Promise<Result<boolean, ProbeFailure>> {
  if (line.keyword === 'host') return ok(matchesHostLine(line, reading.subject()));
  if (line.keyword === 'match') {
    const verdict = judgeMatchLine(line, reading.subject());
    if (!verdict.ok) return verdict;
    if (verdict.value.wantsFinalReading) reading.wantsFinalReading = true;
    return ok(verdict.value.matches);
  }
  if (!place.isActive) return ok(false);
  if (line.keyword !== 'include') {
    reading.gathered.add(line);
    return ok(true);
  }
  const trouble = await include(line, place, reading);
  return trouble === null ? ok(true) : fail(trouble);
}

async function include(line: ConfigLine, place: Place, reading: ConfigReading): Promise<ProbeFailure | null> {
  for (const word of line.words) {
    const pattern = path.resolve(place.file.folder, homeExpanded(word, reading.settings.home));
    const files = /[*?[]/.test(pattern) ? await found(pattern) : [pattern];
    for (const each of files) {
      const kind = place.file.kind === 'must exist' ? 'optional' : place.file.kind;
      const trouble = await readOne({ ...place.file, path: each, kind }, reading, place.depth + 1);
      if (trouble !== null) return trouble;
    }
  }
  return null;
}

async function found(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern)) files.push(file);
  return files.sort();
}

async function readText(file: ConfigFile): Promise<Result<string, ProbeFailure>> {
  try {
    if (file.kind === 'checked' && (await isWritableByOthers(file.path)))
      return fail(
        unsupported('configuration file that others may change', file.path, 'config-open-to-others'),
      );
    return ok(await readFile(file.path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const isAbsent = code === 'ENOENT' || code === 'EACCES' || code === 'ENOTDIR';
    if (isAbsent && file.kind !== 'must exist') return ok('');
    return fail({ kind: 'unreadable', line: `${file.path}: ${code}` });
  }
}

async function isWritableByOthers(file: string): Promise<boolean> {
  const { mode, uid } = await stat(file);
  return (mode & 0o022) !== 0 || (uid !== 0 && uid !== process.getuid?.());
}

const unsupported = (
  directive: string,
  where: string,
  code: 'include-too-deep' | 'config-open-to-others',
): ProbeFailure => ({
  kind: 'unsupported',
  directive,
  where,
  own: [ownWord(code, { file: where })],
});
