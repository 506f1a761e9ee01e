import type { BaseAgent, ParsedKey } from 'ssh2';
import { ssh2 } from '../ssh-library.ts';

/** A key to log in with, whoever holds its private half. */
export interface LoginKey {
  /** For logs and failures: a file's path or "agent", with the fingerprint. */
  readonly label: string;
  readonly publicKey: ParsedKey;
  /** Called once the server has said that it would accept this key. `null`: cannot sign now. */
  readonly sign: (data: Buffer, hash: string | undefined) => Promise<Buffer | null>;
}

type Done<T> = (error?: Error | null, value?: T) => void;

/** Shows `ssh2` one key as if an agent held it: it asks the server first and signs only when the key is wanted. */
export function oneKeyAgent(key: LoginKey): BaseAgent<ParsedKey> {
  class OneKeyAgent extends ssh2().BaseAgent<ParsedKey> {
    override getIdentities(done: Done<ParsedKey[]>): void {
      done(null, [key.publicKey]);
    }

    override sign(_key: ParsedKey, data: Buffer, options: unknown, done?: unknown): void {
      const answer = typeof options === 'function' ? options : done;
      if (typeof answer !== 'function') return;
      void key.sign(data, hashIn(options)).then((signature) => {
        const error = signature === null ? new Error('The key cannot sign now') : null;
        Reflect.apply(answer, undefined, [error, signature ?? undefined]);
      });
    }
  }
  return new OneKeyAgent();
}

function hashIn(options: unknown): string | undefined {
  const isObject = typeof options === 'object' && options !== null && 'hash' in options;
  return isObject && typeof options.hash === 'string' ? options.hash : undefined;
}
