import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { fail, ok, type Result } from '../../shared/result.ts';

interface ReadArguments<O extends ParseArgsOptionsConfig> {
  readonly values: ReturnType<typeof parseArgs<{ options: O }>>['values'];
  readonly positionals: readonly string[];
}

/** Strict: what is not named in `options` is an error, in the words of Node. */
export function readArguments<O extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: O,
): Result<ReadArguments<O>, string> {
  try {
    return ok(parseArgs({ args: [...argv], options, allowPositionals: true }));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
