import type { Question } from '../../shared/contract/setup.ts';
import { Secret } from '../platform/secret.ts';
import type { Askers, HostKeyQuestion, PassphraseQuestion } from '../sources/ssh/ask.ts';

/**
 * What only a person can answer: is this host key right, what is this key's passphrase. An attempt that needs an
 * answer fails at once; the answer serves the next one. Passphrases are held in memory only.
 */
export class Questions {
  readonly #open = new Map<string, Question>();
  readonly #hostKeys = new Map<string, 'yes' | 'no'>();
  readonly #passphrases = new Map<string, Secret>();
  readonly #changed: () => void;

  /** `changed` is called when the list of open questions is another one. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  readonly askers: Askers = {
    hostKey: (question) => this.#askHostKey(question),
    passphrase: (question) => this.#askPassphrase(question),
  };

  open(): readonly Question[] {
    return [...this.#open.values()];
  }

  /** False when nobody asked that (any more). */
  answer(id: string, answer: string): boolean {
    const question = this.#open.get(id);
    if (question === undefined) return false;
    if (question.kind === 'host-key') this.#hostKeys.set(id, answer === 'yes' ? 'yes' : 'no');
    else this.#passphrases.set(question.keyFile, new Secret(answer));
    this.#open.delete(id);
    this.#changed();
    return true;
  }

  #askHostKey({
    machine,
    address,
    algorithm,
    fingerprint,
    knownAs,
  }: HostKeyQuestion): 'yes' | 'no' | 'later' {
    const id = `host-key ${knownAs} ${fingerprint}`;
    const decided = this.#hostKeys.get(id);
    if (decided !== undefined) return decided;
    this.#ask({ kind: 'host-key', id, machine: machine.address, address, algorithm, fingerprint });
    return 'later';
  }

  /** A passphrase that did not open the key is asked for again. */
  #askPassphrase({ keyFile, machine }: PassphraseQuestion): Secret | null {
    const given = this.#passphrases.get(keyFile);
    if (given !== undefined) return given;
    this.#ask({ kind: 'passphrase', id: `passphrase ${keyFile}`, keyFile, machine: machine.address });
    return null;
  }

  /** Forgets a passphrase that did not fit, so that it is asked for again. */
  forgetPassphrase(keyFile: string): void {
    this.#passphrases.delete(keyFile);
  }

  #ask(question: Question): void {
    if (this.#open.has(question.id)) return;
    this.#open.set(question.id, question);
    this.#changed();
  }
}
