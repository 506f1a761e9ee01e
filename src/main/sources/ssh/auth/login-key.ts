import { BaseAgent, type ParsedKey } from 'ssh2';

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
export class OneKeyAgent extends BaseAgent<ParsedKey> {
  readonly #key: LoginKey;

  constructor(key: LoginKey) {
    super();
    this.#key = key;
  }

  override getIdentities(done: Done<ParsedKey[]>): void {
    done(null, [this.#key.publicKey]);
  }

  override sign(_key: ParsedKey, data: Buffer, options: unknown, done?: unknown): void {
    const answer = typeof options === 'function' ? options : done;
    if (typeof answer !== 'function') return;
    void this.#key.sign(data, hashIn(options)).then((signature) => {
      const error = signature === null ? new Error('The key cannot sign now') : null;
      Reflect.apply(answer, undefined, [error, signature ?? undefined]);
    });
  }
}

function hashIn(options: unknown): string | undefined {
  const isObject = typeof options === 'object' && options !== null && 'hash' in options;
  return isObject && typeof options.hash === 'string' ? options.hash : undefined;
}
