import type { SecretTrouble } from '../../shared/domain/secrets.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SecretKeeper } from '../platform/secret-keeper.ts';
import type { SecretAnswer, SentSecretRequest } from './secret-messages.ts';

/** The engine's side of the private line: it keeps no secret itself, and asks the shell for each when it needs it. */
export function shellSecrets(
  file: string,
  ask: (request: SentSecretRequest) => Promise<SecretAnswer>,
): SecretKeeper {
  const change = async (request: SentSecretRequest): Promise<Result<void, SecretTrouble>> => {
    const answer = await ask(request);
    return answer.kind === 'done' ? ok(undefined) : refusal(answer);
  };
  return {
    place: 'keychain',
    file,
    get: async (name) => {
      const answer = await ask({ task: 'get', name });
      return answer.kind === 'got' ? ok(answer.value) : refusal(answer);
    },
    list: async () => {
      const answer = await ask({ task: 'list' });
      return answer.kind === 'listed' ? ok(answer.secrets) : refusal(answer);
    },
    set: (name, secret) => change({ task: 'set', name, value: secret.reveal() }),
    remove: (name) => change({ task: 'remove', name }),
  };
}

const refusal = (answer: SecretAnswer): Result<never, SecretTrouble> =>
  fail(answer.kind === 'refused' ? answer.trouble : { kind: 'no-answer' });
