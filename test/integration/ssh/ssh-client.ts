import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import type { Secret } from '../../../src/main/platform/secret.ts';
import type { HostKeyQuestion, PassphraseQuestion } from '../../../src/main/sources/ssh/ask.ts';
import { connectSsh, type ConnectOptions } from '../../../src/main/sources/ssh/connect-ssh.ts';
import type { MachineAddress } from '../../../src/main/sources/ssh/machine-address.ts';
import type { SshConnection } from '../../../src/main/sources/ssh/ssh-connection.ts';
import type { SshSettings } from '../../../src/main/sources/ssh/ssh-settings.ts';

/** A home folder with an SSH configuration of its own, and everything that was asked of its person. */
export class Desk {
  readonly home = mkdtempSync(path.join(tmpdir(), 'nodeward-desk-'));
  readonly hostKeyQuestions: HostKeyQuestion[] = [];
  readonly passphraseQuestions: PassphraseQuestion[] = [];
  /** What was said to open no key. */
  readonly wrongPassphrases: Secret[] = [];
  readonly #open: SshConnection[] = [];
  hostKeyAnswer: 'yes' | 'no' | 'later' = 'later';
  passphrase: Secret | null = null;
  environment: Record<string, string | undefined> = {};

  constructor() {
    mkdirSync(path.join(this.home, '.ssh'), { mode: 0o700 });
  }

  file(name: string): string {
    return path.join(this.home, '.ssh', name);
  }

  write(name: string, text: string): string {
    writeFileSync(this.file(name), text, { mode: 0o600 });
    return this.file(name);
  }

  get settings(): SshSettings {
    return {
      configFile: this.file('config'),
      ownKnownHosts: path.join(this.home, 'own_known_hosts'),
      home: this.home,
      localUser: 'nobody-here',
      environment: this.environment,
    };
  }

  connect(machine: MachineAddress, more: Partial<ConnectOptions> = {}): ReturnType<typeof connectSsh> {
    return connectSsh({
      machine,
      settings: this.settings,
      askers: {
        hostKey: (question) => {
          this.hostKeyQuestions.push(question);
          return this.hostKeyAnswer;
        },
        passphrase: (question) => {
          this.passphraseQuestions.push(question);
          return this.passphrase;
        },
        passphraseWrong: (_question, given) => void this.wrongPassphrases.push(given),
      },
      clock: systemClock,
      log: silentLogger,
      signal: new AbortController().signal,
      deadlineMs: 15_000,
      ...more,
    });
  }

  /** A connection that must succeed; it is closed with the desk. */
  async mustConnect(machine: MachineAddress, more: Partial<ConnectOptions> = {}): Promise<SshConnection> {
    const result = await this.connect(machine, more);
    if (!result.ok) throw new Error(`No connection: ${JSON.stringify(result.error)}`);
    this.#open.push(result.value);
    return result.value;
  }

  clear(): void {
    for (const connection of this.#open) connection.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

export const NEVER = new AbortController().signal;
