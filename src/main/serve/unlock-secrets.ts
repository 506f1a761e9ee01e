import { existsSync } from 'node:fs';
import { fail, ok } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { Secret } from '../platform/secret.ts';
import { credentialPassphrase } from '../platform/secret-file-place.ts';
import type { HiddenInput } from './hidden-input.ts';
import { MOST_TRIES, openSecretFile } from './open-secret-file.ts';
import type { Terminal } from './terminal.ts';

interface Unlocking {
  readonly file: string;
  /** Without a person at it nobody is asked. */
  readonly input: HiddenInput | null;
  readonly terminal: Terminal;
  readonly text: Text;
  readonly stop: AbortSignal;
}

/**
 * The passphrase of the console's file of secrets, typed by whoever starts it; null: there is no such file, the service
 * manager has it, or the file stays locked. It is kept in memory alone.
 */
export async function unlockSecrets({
  file,
  input,
  terminal,
  text,
  stop,
}: Unlocking): Promise<Secret | null> {
  if (input === null || !existsSync(file) || (await credentialPassphrase()) !== null) return null;
  const opened = await openSecretFile({
    file,
    tries: MOST_TRIES,
    ask: async () => {
      const typed = await input(text('cli.serve.passphrase', { file }), stop);
      return typed === null || typed === '' ? fail({ kind: 'not-given' } as const) : ok(new Secret(typed));
    },
    onWrong: () => terminal.err(text('cli.secret.tryAgain')),
  });
  if (opened.ok) return opened.value.passphrase;
  terminal.err(text('cli.serve.locked', { file, kind: opened.error.kind }));
  return null;
}
