import type { Secret } from '../../platform/secret.ts';
import type { OfferedHostKey } from './host-key-store.ts';
import type { MachineAddress } from './machine-address.ts';

/** A host key that nobody has vouched for. Keep it: on "yes" it is what `trustHostKey` takes. */
export interface HostKeyQuestion extends OfferedHostKey {
  readonly machine: MachineAddress;
  /** The host name and port that were connected to, after the SSH configuration. */
  readonly address: string;
  readonly algorithm: string;
  /** As `ssh-keygen -l` prints it: `SHA256:…` */
  readonly fingerprint: string;
}

export interface PassphraseQuestion {
  readonly keyFile: string;
  readonly machine: MachineAddress;
}

/**
 * How this room asks a person. It never waits for an answer: `later` and `null` end the attempt with a failure
 * (host key unknown, passphrase needed), and the next attempt asks again.
 */
export interface Askers {
  /** `yes` is remembered in the console's own store before the connection goes on. */
  readonly hostKey: (question: HostKeyQuestion) => 'yes' | 'no' | 'later';
  /** Called only when the server would accept the key, or when the key's public half cannot be read without. */
  readonly passphrase: (question: PassphraseQuestion) => Secret | null;
  /** What `passphrase` gave does not open the key: it is worth nothing, another one is needed. */
  readonly passphraseWrong: (question: PassphraseQuestion, given: Secret) => void;
}
