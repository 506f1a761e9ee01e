import { readFile, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/result.ts';
import { Secret } from './secret.ts';
import { seal, unseal, type SecretContent } from './secret-file-format.ts';
import { writePrivateFile } from './write-private-file.ts';
import { isMissing } from './is-missing.ts';

export type SecretFileFailure =
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'open-to-others'; readonly mode: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** The console's encrypted file of secrets, opened with its passphrase. The key is never stored. */
export class SecretFile {
  readonly #file: string;
  readonly #passphrase: Secret;
  #content: SecretContent;

  private constructor(file: string, passphrase: Secret, content: SecretContent) {
    this.#file = file;
    this.#passphrase = passphrase;
    this.#content = content;
  }

  /** A file that is not there yet is empty, and gets this passphrase with the first secret. */
  static async open(file: string, passphrase: Secret): Promise<Result<SecretFile, SecretFileFailure>> {
    try {
      const { mode } = await stat(file);
      if ((mode & 0o077) !== 0) return fail({ kind: 'open-to-others', mode: (mode & 0o777).toString(8) });
      const content = await unseal(await readFile(file, 'utf8'), passphrase);
      if (content === 'damaged') return fail({ kind: 'damaged' });
      if (content === null) return fail({ kind: 'wrong-passphrase' });
      return ok(new SecretFile(file, passphrase, content));
    } catch (error) {
      if (isMissing(error)) return ok(new SecretFile(file, passphrase, {}));
      return fail({ kind: 'failed', detail: String(error) });
    }
  }

  names(): readonly string[] {
    return Object.keys(this.#content).toSorted();
  }

  get(name: string): Secret | null {
    const value = Object.hasOwn(this.#content, name) ? this.#content[name] : undefined;
    return value === undefined ? null : new Secret(value);
  }

  set(name: string, secret: Secret): Promise<Result<void, SecretFileFailure>> {
    return this.#write({ ...this.#content, [name]: secret.reveal() });
  }

  remove(name: string): Promise<Result<void, SecretFileFailure>> {
    return this.#write(Object.fromEntries(Object.entries(this.#content).filter(([key]) => key !== name)));
  }

  async #write(content: SecretContent): Promise<Result<void, SecretFileFailure>> {
    try {
      await writePrivateFile(this.#file, await seal(content, this.#passphrase));
      this.#content = content;
      return ok(undefined);
    } catch (error) {
      return fail({ kind: 'failed', detail: String(error) });
    }
  }
}
