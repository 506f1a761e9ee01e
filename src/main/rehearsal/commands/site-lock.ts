import type { Machine } from '../machine.ts';
import { failed, printed, type Output } from './output.ts';

export const isLockScript = (script: string): boolean => script.startsWith('# nodeward lock 1\n');

// The script's exit codes: docs/formats/site-lock.md.
const HELD = 10;
const NO_LOCK = 11;
const OTHER = 12;
const USAGE = 64;

/** Answers as the script would: ACTION CLUSTER LINE. All consoles have one login here. */
export function runLock([action = '', cluster = '', line = '']: readonly string[], machine: Machine): Output {
  if (!/^[A-Za-z0-9_-]+$/.test(cluster)) return failed('', USAGE);
  const { lockFiles } = machine.site;
  const key = `${machine.name} ${cluster}`;
  const held = lockFiles.get(key);
  if (action === 'read') return held === undefined ? failed('', NO_LOCK) : printed(`${held}\n`);
  if (action !== 'take' && action !== 'drop') return failed('', USAGE);
  machine.tally.countChangingCommand(['nodeward-lock', action, cluster]);
  return action === 'take' ? take(lockFiles, key, line) : drop(lockFiles, key, line);
}

function take(lockFiles: Map<string, string>, key: string, line: string): Output {
  const held = lockFiles.get(key);
  if (held !== undefined) return { stdout: `${held}\n`, stderr: '', exitCode: HELD };
  lockFiles.set(key, line);
  return printed('');
}

function drop(lockFiles: Map<string, string>, key: string, line: string): Output {
  const held = lockFiles.get(key);
  if (held === undefined) return failed('', NO_LOCK);
  if (held !== line) return failed('', OTHER);
  lockFiles.delete(key);
  return printed('');
}
