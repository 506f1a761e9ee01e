import type { Question } from '../../shared/contract/setup.ts';
import type { Caller } from '../platform/caller.ts';
import { Secret } from '../platform/secret.ts';
import type { Askers, HostKeyQuestion, PassphraseQuestion } from '../sources/ssh/ask.ts';

const hostKeyId = ({ knownAs, fingerprint }: HostKeyQuestion): string => `host-key ${knownAs} ${fingerprint}`;

/**
 * What only a person can answer: is this host key right, what is this key's passphrase. An attempt that needs an
 * answer fails at once; the answer serves the next one. Passphrases are held in memory only.
 */
export class Questions {
  readonly #open = new Map<string, Question>();
  readonly #hostKeys = new Map<string, 'yes' | 'no'>();
  /** By key file; `null`: the person gave none and shall be left in peace. */
  readonly #passphrases = new Map<string, Secret | null>();
  readonly #changed: () => void;

  /** `changed` is called when the list of open questions is another one. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  readonly askers: Askers = {
    hostKey: (question) => this.#askHostKey(question),
    passphrase: (question) => this.#askPassphrase(question, false),
    passphraseWrong: (question, given) => {
      // Another login may have learned it before, and somebody may have given a better one since.
      if (this.#passphrases.get(question.keyFile) !== given) return;
      this.#passphrases.delete(question.keyFile);
      this.#askPassphrase(question, true);
    },
  };

  open(): readonly Question[] {
    return [...this.#open.values()];
  }

  /**
   * For who tries a machine and is there to answer: what was refused is asked again, once, where it is met on the way
   * to that machine, and nowhere else. Whoever may not answer does not take away what others answered.
   */
  askersFor({ login }: Caller): Askers {
    if (login === 'observer') return this.askers;
    const met = new Set<string>();
    const isNew = (id: string): boolean => {
      const isMet = met.has(id);
      met.add(id);
      return !isMet;
    };
    return {
      ...this.askers,
      hostKey: (question) => {
        const id = hostKeyId(question);
        if (isNew(id) && this.#hostKeys.get(id) === 'no') this.#hostKeys.delete(id);
        return this.#askHostKey(question);
      },
      passphrase: (question) => {
        const { keyFile } = question;
        if (isNew(keyFile) && this.#passphrases.get(keyFile) === null) this.#passphrases.delete(keyFile);
        return this.#askPassphrase(question, false);
      },
    };
  }

  /** False when nobody asked that (any more). An empty passphrase is none: the question was put aside. */
  answer(id: string, answer: string): boolean {
    const question = this.#open.get(id);
    if (question === undefined) return false;
    if (question.kind === 'host-key') this.#hostKeys.set(id, answer === 'yes' ? 'yes' : 'no');
    else this.#passphrases.set(question.keyFile, answer === '' ? null : new Secret(answer));
    this.#open.delete(id);
    this.#changed();
    return true;
  }

  #askHostKey(question: HostKeyQuestion): 'yes' | 'no' | 'later' {
    const { machine, address, algorithm, fingerprint } = question;
    const id = hostKeyId(question);
    const decided = this.#hostKeys.get(id);
    if (decided !== undefined) return decided;
    this.#ask({ kind: 'host-key', id, machine: machine.address, address, algorithm, fingerprint });
    return 'later';
  }

  #askPassphrase({ keyFile, machine }: PassphraseQuestion, again: boolean): Secret | null {
    const given = this.#passphrases.get(keyFile);
    if (given !== undefined) return given;
    this.#ask({ kind: 'passphrase', id: `passphrase ${keyFile}`, keyFile, machine: machine.address, again });
    return null;
  }

  #ask(question: Question): void {
    if (this.#open.has(question.id)) return;
    this.#open.set(question.id, question);
    this.#changed();
  }
}
