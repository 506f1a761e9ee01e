import type { BmcAccess } from '../../../shared/domain/bmc.ts';
import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Secret } from '../../platform/secret.ts';
import type { BmcAnswer } from '../../sources/bmc/bmc-options.ts';
import { powerOff } from '../../sources/bmc/changing/power-off.ts';
import type { ChangingHypervisor } from '../../sources/libvirt/changing/changing-hypervisor.ts';
import { openChangingHypervisor } from '../../sources/libvirt/changing/open-changing-hypervisor.ts';
import { hostTransport } from '../../sources/libvirt/host-transport.ts';
import type { Askers } from '../../sources/ssh/ask.ts';
import { openChangingLibvirtStream } from '../../sources/ssh/changing/open-changing-libvirt-stream.ts';
import { connectSsh } from '../../sources/ssh/connect-ssh.ts';
import { machineAddressOf } from '../../sources/ssh/machine-address.ts';
import type { SshConnection } from '../../sources/ssh/ssh-connection.ts';
import type { SshSettings } from '../../sources/ssh/ssh-settings.ts';

export interface WayToMachines {
  readonly settings: SshSettings;
  readonly askers: Askers;
  readonly clock: Clock;
  readonly log: Logger;
  /** The site's login where an entry names none. */
  readonly defaultUser: string | undefined;
  /** The password of a BMC, where this console keeps it. */
  readonly bmcSecret: (bmc: BmcAccess) => Promise<Result<Secret, ProbeFailure>>;
}

/** A BMC with its password at hand: nothing has been sent yet. */
export interface ChangingBmc {
  readonly powerOff: (signal: AbortSignal, deadlineMs: number) => Promise<Result<BmcAnswer, ProbeFailure>>;
}

const OPEN_MS = 15_000;

/** Connections that can change something: opened for one operation, at need, and closed with it. Polling has its own. */
export class ChangingConnections {
  readonly #way: WayToMachines;
  readonly #end = new AbortController();
  readonly #open = new Set<{ readonly close: () => void }>();
  readonly #ssh = new Map<string, Promise<Result<SshConnection, ProbeFailure>>>();

  constructor(way: WayToMachines) {
    this.#way = way;
  }

  /** The operation's own login on a machine; a lost one is opened anew. */
  async ssh(entry: NodeEntry | HostEntry): Promise<Result<SshConnection, ProbeFailure>> {
    const kept = this.#ssh.get(entry.name) ?? this.#connect(entry);
    this.#ssh.set(entry.name, kept);
    const connection = await kept;
    const forget = () => {
      if (this.#ssh.get(entry.name) === kept) this.#ssh.delete(entry.name);
    };
    if (!connection.ok) forget();
    else void connection.value.closed.then(forget);
    return connection;
  }

  /** A hypervisor for one deed; closed by whoever asked for it. */
  hypervisor(host: HostEntry): Promise<Result<ChangingHypervisor, ProbeFailure>> {
    const { clock } = this.#way;
    const overSsh = async (signal: AbortSignal): ReturnType<typeof openChangingLibvirtStream> => {
      const connection = await this.ssh(host);
      return connection.ok
        ? openChangingLibvirtStream(connection.value, host.uri, signal)
        : fail(connection.error);
    };
    return openChangingHypervisor({
      transport: hostTransport(host, overSsh),
      uri: host.uri,
      clock,
      signal: this.#end.signal,
      deadlineMs: OPEN_MS,
    });
  }

  /** A BMC for one deed: no connection is kept to it. */
  async bmc(access: BmcAccess): Promise<Result<ChangingBmc, ProbeFailure>> {
    const { bmcSecret, clock } = this.#way;
    const secret = await bmcSecret(access);
    if (!secret.ok) return secret;
    return ok({
      powerOff: (signal, deadlineMs) =>
        powerOff(access, {
          signal: AbortSignal.any([signal, this.#end.signal]),
          deadlineMs,
          clock,
          secret: secret.value,
        }),
    });
  }

  end(): void {
    this.#end.abort();
    for (const connection of this.#open) connection.close();
  }

  async #connect(entry: NodeEntry | HostEntry): Promise<Result<SshConnection, ProbeFailure>> {
    const { defaultUser, settings, askers, clock, log } = this.#way;
    const connection = await connectSsh({
      machine: machineAddressOf(entry, defaultUser),
      settings,
      askers,
      clock,
      log,
      signal: this.#end.signal,
      deadlineMs: OPEN_MS,
    });
    if (!connection.ok) return connection;
    if (this.#end.signal.aborted) connection.value.close();
    this.#open.add(connection.value);
    void connection.value.closed.then(() => this.#open.delete(connection.value));
    return connection;
  }
}
