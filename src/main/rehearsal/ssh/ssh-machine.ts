import { timingSafeEqual } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { AuthContext, Connection, ParsedKey, ServerChannel } from 'ssh2';
import ssh2 from 'ssh2';
import type { Clock } from '../../platform/clock.ts';
import { openDialogue } from '../commands/open-dialogue.ts';
import { runLine } from '../commands/run-line.ts';
import { distort } from '../distort.ts';
import { answerDelayMs, sshDoor } from '../doors.ts';
import { Listener } from '../listener.ts';
import { holdDialogue } from './hold-dialogue.ts';
import type { Machine } from '../machine.ts';

/** How a machine's daemon takes a forwarded stream; null where it has none or it is stopped. */
export type OpenLibvirt = (readOnly: boolean) => ((stream: Duplex) => void) | null;

export interface SshMachineOptions {
  readonly machine: Machine;
  readonly hostKey: string;
  readonly user: string;
  readonly userKey: ParsedKey;
  readonly openLibvirt: OpenLibvirt;
  readonly clock: Clock;
}

const LIBVIRT_SOCKET = /^(?:\/var)?\/run\/libvirt\/libvirt-sock(-ro)?$/;

/** The sshd of one machine on a port of 127.0.0.1 that it keeps. */
export class SshMachine {
  readonly machine: Machine;
  readonly #options: SshMachineOptions;
  readonly #listener: Listener;
  readonly #server: InstanceType<typeof ssh2.Server>;
  #port = 0;
  #startedAt: number | null;

  constructor(options: SshMachineOptions) {
    this.machine = options.machine;
    this.#options = options;
    this.#server = new ssh2.Server({ hostKeys: [options.hostKey], ident: 'OpenSSH_9.2' }, (connection) => {
      this.#serve(connection);
    });
    this.#listener = new Listener(
      () => ({ host: '127.0.0.1', port: this.#port }),
      (socket) => {
        socket.setNoDelay(true);
        this.#server.injectSocket(socket);
      },
      options.clock,
    );
    this.#startedAt = this.#guestStartedAt();
  }

  get port(): number {
    return this.#port;
  }

  async start(): Promise<void> {
    await this.#listener.set('open');
    this.#port = this.#listener.port;
  }

  /** Opens or closes the door as the machine's condition asks. */
  async follow(): Promise<void> {
    const startedAt = this.#guestStartedAt();
    // No connection survives a reboot.
    if (startedAt !== this.#startedAt) await this.#listener.set('closed');
    this.#startedAt = startedAt;
    await this.#listener.set(sshDoor(this.machine));
  }

  stop(): Promise<void> {
    return this.#listener.set('closed');
  }

  #guestStartedAt(): number | null {
    return this.machine.site.guest(this.machine.name)?.startedAt ?? null;
  }

  #serve(connection: Connection): void {
    const { tally } = this.machine;
    tally.sshConnections++;
    tally.sshOpen++;
    connection.once('close', () => {
      tally.sshOpen--;
    });
    connection.on('error', () => {});
    connection.on('authentication', (attempt) => {
      if (isAllowed(attempt, this.#options)) attempt.accept();
      else attempt.reject(['publickey']);
    });
    connection.on('session', (accept) => {
      const session = accept();
      session.on('env', (acceptEnv: (() => void) | undefined) => acceptEnv?.());
      session.on('exec', (acceptExec, _, { command }) => {
        this.#exec(acceptExec(), command);
      });
    });
    connection.on('openssh.streamlocal', (accept, reject, { socketPath }) => {
      const serve = this.#libvirtAt(socketPath);
      if (serve === null) reject();
      else serve(accept());
    });
  }

  #libvirtAt(path: string): ((stream: Duplex) => void) | null {
    const match = LIBVIRT_SOCKET.exec(path);
    return match === null ? null : this.#options.openLibvirt(match[1] !== undefined);
  }

  #exec(channel: ServerChannel, line: string): void {
    const helper = this.#helperFor(line);
    if (helper !== null) {
      helper(channel);
      return;
    }
    channel.on('error', () => {});
    const delay = answerDelayMs(this.machine);
    if (delay === 0) this.#answer(channel, line);
    else
      void this.#options.clock.sleep(delay, new AbortController().signal).then(() => {
        this.#answer(channel, line);
      });
  }

  #answer(channel: ServerChannel, line: string): void {
    const { machine } = this;
    const dialogue = openDialogue(line, machine);
    if (dialogue !== null) {
      holdDialogue(channel, dialogue);
      return;
    }
    const output = runLine(line, machine);
    const { bytes, breaksOff } = distort(Buffer.from(output.stdout, 'utf8'), machine.site, machine.name);
    channel.write(bytes);
    if (output.stderr !== '') channel.stderr.write(output.stderr);
    if (!breaksOff) channel.exit(output.exitCode);
    channel.end();
  }

  /** virt-ssh-helper and `nc -U`, also within the script that libvirt's own clients send. */
  #helperFor(line: string): ((stream: Duplex) => void) | null {
    if (this.machine.kind !== 'host' || /\bnodeward-round\b/.test(line)) return null;
    const helper = /\bvirt-ssh-helper\s+(-r\s+)?['"]*qemu:/.exec(line);
    if (helper !== null) return this.#options.openLibvirt(helper[1] !== undefined);
    const socket = /\bnc['"]?\s(?:.*\s)?-U\s+['"]?([^\s'";]+)/.exec(line)?.[1];
    return socket === undefined ? null : this.#libvirtAt(socket);
  }
}

function isAllowed(attempt: AuthContext, { user, userKey }: SshMachineOptions): boolean {
  if (attempt.method !== 'publickey' || attempt.username !== user) return false;
  const known = userKey.getPublicSSH();
  const { key, signature, blob, hashAlgo } = attempt;
  if (key.algo !== userKey.type || key.data.length !== known.length || !timingSafeEqual(key.data, known))
    return false;
  // Without a signature the client only asks whether the key would do.
  if (signature === undefined) return true;
  // An Error is an answer too, whatever its type says.
  const verdict: unknown = userKey.verify(blob ?? Buffer.alloc(0), signature, hashAlgo);
  return verdict === true;
}
