import { z } from 'zod';
import type { SecretTrouble, StoredSecret } from '../../shared/domain/secrets.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SecretKeeper } from '../platform/secret-keeper.ts';
import { Secret } from '../platform/secret.ts';
import { writePrivateFile } from '../platform/write-private-file.ts';
import { keychainFileText, readKeychainFile, type Sealed } from './keychain-file-format.ts';
import type { Keychain } from './keychain.ts';

type Told<T> = Promise<Result<T, SecretTrouble>>;

/**
 * In a desktop: a file whose values only the keychain can decrypt. Nothing is held in memory; every question reads the
 * file and asks the keychain anew, so that one that was unlocked meanwhile is enough.
 */
export class KeychainSecrets implements SecretKeeper {
  readonly place = 'keychain';
  readonly file: string;
  readonly #keychain: Keychain;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string, keychain: Keychain) {
    this.file = file;
    this.#keychain = keychain;
  }

  get(name: string): Told<Secret> {
    return this.#inTurn(async (sealed) => {
      const found = Object.hasOwn(sealed, name) ? sealed[name] : undefined;
      if (found === undefined) return fail({ kind: 'not-stored' });
      const opened = await this.#open(name, found);
      if (opened === null) return fail({ kind: 'undecryptable' });
      // What is not encrypted anew now is so the next time; it is readable either way.
      if (opened.isOld) await this.#put(sealed, name, opened.secret);
      return ok(opened.secret);
    });
  }

  list(): Told<readonly StoredSecret[]> {
    return this.#inTurn(async (sealed) => {
      const entries = Object.entries(sealed).toSorted(([one], [other]) => (one < other ? -1 : 1));
      const readable = entries.map(async ([name, data]) => ({
        name,
        readable: (await this.#open(name, data)) !== null,
      }));
      return ok(await Promise.all(readable));
    });
  }

  set(name: string, secret: Secret): Told<void> {
    return this.#inTurn((sealed) => this.#put(sealed, name, secret));
  }

  remove(name: string): Told<void> {
    return this.#inTurn(async (sealed) => {
      if (!Object.hasOwn(sealed, name)) return fail({ kind: 'not-stored' });
      return this.#write(Object.fromEntries(Object.entries(sealed).filter(([key]) => key !== name)));
    });
  }

  /** One after the other: two that write at once would lose one of the two. */
  #inTurn<T>(work: (sealed: Sealed) => Told<T>): Told<T> {
    const mine = this.#last.then(async (): Told<T> => {
      const trouble = await this.#keychain.trouble().catch(() => 'no-keychain' as const);
      if (trouble !== null) return fail({ kind: trouble });
      const sealed = await readKeychainFile(this.file);
      return sealed.ok ? work(sealed.value) : sealed;
    });
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** The name is encrypted with its value: a value that was put under another name is not taken for it. */
  async #put(sealed: Sealed, name: string, secret: Secret): Told<void> {
    const data = await this.#keychain.encrypt(JSON.stringify([name, secret.reveal()])).catch(() => null);
    if (data === null) return fail({ kind: 'no-keychain' });
    return this.#write({ ...sealed, [name]: data.toString('base64') });
  }

  async #open(
    name: string,
    data: string,
  ): Promise<{ readonly secret: Secret; readonly isOld: boolean } | null> {
    try {
      const { result, shouldReEncrypt } = await this.#keychain.decrypt(Buffer.from(data, 'base64'));
      const [, value] = z.tuple([z.literal(name), z.string()]).parse(JSON.parse(result));
      return { secret: new Secret(value), isOld: shouldReEncrypt };
    } catch {
      return null; // an error's words could hold what was decrypted
    }
  }

  async #write(sealed: Sealed): Told<void> {
    try {
      await writePrivateFile(this.file, keychainFileText(sealed));
      return ok(undefined);
    } catch (error) {
      return fail({ kind: 'failed', detail: String(error) });
    }
  }
}
