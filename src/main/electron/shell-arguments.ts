import { parseArgs } from 'node:util';

export interface ShellArguments {
  readonly rehearsal: boolean;
  /** Null: where the console keeps its things. */
  readonly data: string | null;
}

/** Reads what is ours; Chromium's own switches stand beside and are left alone. */
export function readShellArguments(argv: readonly string[]): ShellArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { rehearsal: { type: 'boolean' }, data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return {
    rehearsal: values.rehearsal === true,
    data: typeof values.data === 'string' ? values.data : null,
  };
}
