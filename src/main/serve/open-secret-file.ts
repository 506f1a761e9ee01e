import type { Result } from '../../shared/result.ts';
import { SecretFile, type SecretFileFailure } from '../platform/secret-file.ts';
import type { Secret } from '../platform/secret.ts';

/** How often a person may mistype the passphrase. */
export const MOST_TRIES = 3;

export interface OpenedSecrets {
  readonly secrets: SecretFile;
  readonly passphrase: Secret;
}

interface Asking<E> {
  readonly file: string;
  readonly tries: number;
  readonly ask: () => Promise<Result<Secret, E>>;
  /** Told before each further try. */
  readonly onWrong: () => void;
}

/** Asks for the passphrase until the file opens with it; only a wrong one is asked for again. */
export async function openSecretFile<E>(
  asking: Asking<E>,
): Promise<Result<OpenedSecrets, E | SecretFileFailure>> {
  const passphrase = await asking.ask();
  if (!passphrase.ok) return passphrase;
  const opened = await SecretFile.open(asking.file, passphrase.value);
  if (opened.ok) return { ok: true, value: { secrets: opened.value, passphrase: passphrase.value } };
  if (opened.error.kind !== 'wrong-passphrase' || asking.tries <= 1) return opened;
  asking.onWrong();
  return openSecretFile({ ...asking, tries: asking.tries - 1 });
}
