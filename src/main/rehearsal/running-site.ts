import ssh2, { type ParsedKey } from 'ssh2';
import type { Clock } from '../platform/clock.ts';
import { LibvirtDaemon } from './libvirt/libvirt-daemon.ts';
import { machinesOf } from './machine.ts';
import { attachGuestControl } from './model/guest-control.ts';
import { RehearsalClock } from './model/rehearsal-clock.ts';
import { RehearsalSite } from './model/rehearsal-site.ts';
import { planSite, type SiteSize } from './model/site-plan.ts';
import { USER, type MachineDoor, type RunFolder } from './run-folder.ts';
import { SshMachine } from './ssh/ssh-machine.ts';

const TICK_MS = 200;

/** A site with all its doors open. */
export class RunningSite {
  readonly site: RehearsalSite;
  readonly machines: readonly SshMachine[];
  readonly daemons: ReadonlyMap<string, LibvirtDaemon>;
  #following: Promise<void> = Promise.resolve();

  private constructor(
    site: RehearsalSite,
    machines: readonly SshMachine[],
    daemons: ReadonlyMap<string, LibvirtDaemon>,
  ) {
    this.site = site;
    this.machines = machines;
    this.daemons = daemons;
    site.onFaults(() => {
      this.#following = this.#follow();
      // Whoever waits for the doors is told; nobody waits after a boot that was only due.
      this.#following.catch(() => {});
    });
  }

  static async start(size: SiteSize, rate: number, folder: RunFolder, clock: Clock): Promise<RunningSite> {
    const rehearsalClock = new RehearsalClock(clock.now);
    if (rate !== 1) rehearsalClock.setRate(rate);
    const site = new RehearsalSite(planSite(size), rehearsalClock);
    attachGuestControl(site);
    const hosts = site.plan.hosts.filter(({ kind }) => kind === 'kvm').map(({ name }) => name);
    await folder.prepare(hosts);
    const userKey = parseKey(await folder.userKey());
    const machines: SshMachine[] = [];
    const doors: MachineDoor[] = [];
    const daemons = new Map<string, LibvirtDaemon>();
    for (const machine of machinesOf(site)) {
      const host = site.host(machine.name);
      const daemon =
        host === undefined ? null : new LibvirtDaemon(machine, host, folder.hostFolder(machine.name), clock);
      if (daemon !== null) daemons.set(machine.name, daemon);
      const key = await folder.hostKey(machine.name);
      const openLibvirt = (readOnly: boolean) => daemon?.open(readOnly) ?? null;
      const ssh = new SshMachine({ machine, hostKey: key.private, user: USER, userKey, openLibvirt, clock });
      await Promise.all([ssh.start(), daemon?.follow()]);
      machines.push(ssh);
      doors.push({ machine, port: ssh.port, publicKey: key.public });
    }
    await folder.describe(site.plan, doors);
    return new RunningSite(site, machines, daemons);
  }

  /** Resolves when every door is as the model says. */
  doorsFollowed(): Promise<void> {
    return this.#following;
  }

  /** Lets what is due happen even when nobody asks, until `stop` aborts. */
  async run(clock: Clock, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      this.site.settle();
      await clock.sleep(TICK_MS, stop);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.machines.map((machine) => machine.stop()));
    await Promise.all([...this.daemons.values()].map((daemon) => daemon.stop()));
  }

  async #follow(): Promise<void> {
    await Promise.all([
      ...this.machines.map((machine) => machine.follow()),
      ...[...this.daemons.values()].map((daemon) => daemon.follow()),
    ]);
  }
}

function parseKey(text: string): ParsedKey {
  const parsed = ssh2.utils.parseKey(text);
  if (parsed instanceof Error) throw parsed;
  return parsed;
}
