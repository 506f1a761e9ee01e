import type { SecretTrouble } from '../../shared/domain/secrets.ts';
import type { Result } from '../../shared/result.ts';
import type { SecretKeeper } from '../platform/secret-keeper.ts';
import type { SecretRequest, SentSecretAnswer } from './secret-messages.ts';

/** The shell's side of the private line: what the engine asks, answered by the keychain. */
export async function answerSecrets(keeper: SecretKeeper, request: SecretRequest): Promise<SentSecretAnswer> {
  switch (request.task) {
    case 'get':
      return told(await keeper.get(request.name), (secret) => ({ kind: 'got', value: secret.reveal() }));
    case 'list':
      return told(await keeper.list(), (secrets) => ({ kind: 'listed', secrets: [...secrets] }));
    case 'set':
      return told(await keeper.set(request.name, request.value), () => ({ kind: 'done' }));
    case 'remove':
      return told(await keeper.remove(request.name), () => ({ kind: 'done' }));
  }
}

const told = <T>(
  result: Result<T, SecretTrouble>,
  words: (value: T) => SentSecretAnswer,
): SentSecretAnswer => (result.ok ? words(result.value) : { kind: 'refused', trouble: result.error });
