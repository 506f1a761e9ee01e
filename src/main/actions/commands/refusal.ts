import { fail, ok, type Result } from '../../../shared/result.ts';
import type { CommandOutput } from '../../sources/ssh/remote-command.ts';

/** What a command said instead of doing it. It ended by itself; what it may have begun only a fresh reading tells. */
export type Refusal =
  /** sudo does not let this login run it: nothing has happened. */
  | { readonly kind: 'denied'; readonly detail: string }
  /** The program is not there: nothing has happened. */
  | { readonly kind: 'not-installed'; readonly program: string }
  | { readonly kind: 'not-running'; readonly what: 'RMS' | 'CF' | 'SF' }
  /** That SysNode is LEFTCLUSTER: recover CF first (IAG 4.3, H.4). */
  | { readonly kind: 'denied-unable-to-kill'; readonly sysNode: string }
  /** What was written is not what came back: the command's work must not be used. */
  | { readonly kind: 'differs' }
  | { readonly kind: 'refused'; readonly exitCode: number; readonly text: string };

/** A pattern of the command's words, and what they mean. */
export type RefusalWords = readonly (readonly [RegExp, (found: readonly string[]) => Refusal])[];

const NOT_FOUND = 127;
const COMMON: RefusalWords = [
  [/^(sudo: .*)$/m, ([, detail = '']) => ({ kind: 'denied', detail })],
  [/^\S+: RMS is not running/m, () => ({ kind: 'not-running', what: 'RMS' })],
  [/^\S+: CF not loaded/m, () => ({ kind: 'not-running', what: 'CF' })],
];

/** Exit code 0 is success and everything else is not, whatever it printed. */
export function readExit(
  program: string,
  { exitCode, stdout, stderr }: CommandOutput,
  words: RefusalWords = [],
): Result<void, Refusal> {
  if (exitCode === 0) return ok(undefined);
  const text = `${stdout}${stderr}`;
  for (const [pattern, meaning] of [...words, ...COMMON]) {
    const found = pattern.exec(text);
    if (found !== null) return fail(meaning(found));
  }
  if (exitCode === NOT_FOUND) return fail({ kind: 'not-installed', program });
  return fail({ kind: 'refused', exitCode, text: text.trim() });
}
