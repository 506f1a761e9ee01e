import type { MachineTarget } from '../../shared/contract/setup.ts';
import { hostNameSchema } from '../../shared/domain/names.ts';
import type { HostEntry, SiteFile } from '../../shared/domain/inventory.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { hostTransport } from '../sources/libvirt/host-transport.ts';
import { openLibvirt } from '../sources/libvirt/open-libvirt.ts';
import type { Askers } from '../sources/ssh/ask.ts';
import { connectSsh } from '../sources/ssh/connect-ssh.ts';
import {
  machineAddressOf,
  type AddressedEntry,
  type MachineAddress,
} from '../sources/ssh/machine-address.ts';
import { openLibvirtStream } from '../sources/ssh/open-libvirt-stream.ts';
import type { SshConnection } from '../sources/ssh/ssh-connection.ts';
import type { SshSettings } from '../sources/ssh/ssh-settings.ts';
import { Kept } from './kept.ts';

const OPEN_MS = 15_000;

export interface ConnectionParts {
  readonly settings: SshSettings;
  readonly askers: Askers;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A machine that no site file names yet, as an entry of one. */
export function targetEntry({ address, user, port, libvirt, uri }: MachineTarget): HostEntry {
  return {
    name: hostNameSchema.parse(address),
    address,
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port }),
    libvirt,
    uri,
    tags: [],
  };
}

/** What is enough to read of machines. */
export type WaysToMachines = Pick<Connections, 'ssh' | 'libvirt'>;

/** One SSH connection a machine, shared by libvirt and by commands; one libvirt connection a host. */
export class Connections {
  readonly #parts: ConnectionParts;
  readonly #defaultUser: string | undefined;
  readonly #ssh = new Map<string, Kept<SshConnection>>();
  readonly #libvirt = new Map<string, Kept<LibvirtReader>>();

  constructor(file: Pick<SiteFile, 'ssh'>, parts: ConnectionParts) {
    this.#parts = parts;
    this.#defaultUser = file.ssh.user;
  }

  ssh(entry: AddressedEntry): Kept<SshConnection> {
    const machine = machineAddressOf(entry, this.#defaultUser);
    const key = `${machine.user ?? ''}@${machine.address}:${machine.port ?? ''}`;
    const kept = this.#ssh.get(key) ?? this.#keepSsh(machine);
    this.#ssh.set(key, kept);
    return kept;
  }

  libvirt(host: HostEntry): Kept<LibvirtReader> {
    const { clock } = this.#parts;
    const kept =
      this.#libvirt.get(host.name) ?? new Kept((signal) => this.#openLibvirt(host, signal), clock, OPEN_MS);
    this.#libvirt.set(host.name, kept);
    return kept;
  }

  /** Logs in on a connection of its own and leaves: what is kept may outlive the machine at its other end. */
  async call(entry: AddressedEntry, signal: AbortSignal): Promise<Result<string, ProbeFailure>> {
    const { settings, askers, clock, log } = this.#parts;
    const machine = machineAddressOf(entry, this.#defaultUser);
    const way = await connectSsh({ machine, settings, askers, clock, log, signal, deadlineMs: OPEN_MS });
    if (!way.ok) return way;
    way.value.close();
    return ok(`logged in as ${way.value.user}`);
  }

  /** The same of a host's libvirt. */
  async callLibvirt(host: HostEntry, signal: AbortSignal): Promise<Result<string, ProbeFailure>> {
    const reader = await this.#openLibvirt(host, signal);
    if (!reader.ok) return reader;
    reader.value.close();
    return ok(`opened ${host.uri}`);
  }

  /** Closes everything; nothing is opened any more. */
  end(): void {
    for (const kept of this.#libvirt.values()) kept.end();
    for (const kept of this.#ssh.values()) kept.end();
  }

  #openLibvirt(host: HostEntry, signal: AbortSignal): Promise<Result<LibvirtReader, ProbeFailure>> {
    return openLibvirt({
      transport: hostTransport(host, (stop) => this.#openStream(host, stop)),
      uri: host.uri,
      clock: this.#parts.clock,
      signal,
      deadlineMs: OPEN_MS,
    });
  }

  async #openStream(host: HostEntry, signal: AbortSignal): ReturnType<typeof openLibvirtStream> {
    const connection = await this.ssh(host).get(signal);
    if (!connection.ok) return fail(connection.error);
    return openLibvirtStream(connection.value, host.uri, signal);
  }

  #keepSsh(machine: MachineAddress): Kept<SshConnection> {
    const { settings, askers, clock, log } = this.#parts;
    return new Kept(
      (signal) => connectSsh({ machine, settings, askers, clock, log, signal, deadlineMs: OPEN_MS }),
      clock,
      OPEN_MS,
    );
  }
}
