import type { RehearsalDescription } from '../../../shared/contract/rehearsal.ts';
import type { LibvirtDaemon } from '../libvirt/libvirt-daemon.ts';
import type { Cluster } from '../model/cluster.ts';
import type { RehearsalSite } from '../model/rehearsal-site.ts';
import type { SshMachine } from '../ssh/ssh-machine.ts';

/** The truth of the model: what the console should come to see. Settles first. */
export function describeSite(
  site: RehearsalSite,
  machines: readonly SshMachine[],
  daemons: ReadonlyMap<string, LibvirtDaemon>,
): RehearsalDescription {
  const at = site.settle();
  for (const host of site.hosts.values()) host.settle(at);
  return {
    name: site.plan.name,
    seed: site.plan.seed,
    machines: machines.map(({ machine: { name, kind }, port }) => {
      const daemon = daemons.get(name);
      const libvirt =
        daemon === undefined ? null : { socket: daemon.socket, readOnlySocket: daemon.readOnlySocket };
      return { name, kind, sshPort: port, libvirt, up: site.machineUp(name) };
    }),
    hosts: [...site.hosts.values()].map(({ plan, up, state, overloaded, guests }) => ({
      name: plan.name,
      kind: plan.kind,
      cores: plan.cores,
      memoryKib: plan.memoryKib,
      failover: plan.failover,
      up,
      state,
      overloaded,
      guests: guests.map((guest) => guest.plan.name),
    })),
    guests: site.allGuests().map(({ plan, standing, meter, autostart, managedSave }) => ({
      name: plan.name,
      uuid: plan.uuid,
      mac: plan.mac,
      host: plan.host,
      state: standing.state,
      reason: standing.reason,
      vcpus: plan.vcpus,
      memoryKib: plan.memoryKib,
      autostart,
      managedSave,
      cpuTimeMs: meter.cpuMs,
      node: plan.cluster === null ? null : plan.name,
      cluster: plan.cluster,
    })),
    clusters: site.clusters.map(describeCluster),
    faults: site.faults(),
  };
}

function describeCluster(cluster: Cluster): RehearsalDescription['clusters'][number] {
  const { plan, members } = cluster;
  const pairs = members.flatMap((observer) => members.map((target) => ({ observer, target })));
  return {
    name: plan.name,
    kind: plan.kind,
    configuration: plan.configuration,
    nodes: [...plan.members],
    cfTimeouts: members.map(({ name, cfTimeoutSeconds }) => ({ node: name, seconds: cfTimeoutSeconds })),
    maintenance: cluster.maintenance,
    shutdownPriority: cluster.shutdownPriority,
    views: pairs.map(({ observer, target }) => ({
      observer: observer.name,
      target: target.name,
      state: cluster.view(observer, target),
    })),
    applications: [
      {
        name: plan.application,
        onNodes: members.map(({ name, application }) => ({ node: name, standing: application })),
      },
    ],
    agents: pairs.flatMap(({ observer, target }) =>
      plan.agents.map((agent) => ({
        observer: observer.name,
        target: target.name,
        agent,
        standing: cluster.agentOf(observer, target, agent),
      })),
    ),
    rmsRunning: members.filter(({ rmsRunning }) => rmsRunning).map(({ name }) => name),
    sfRunning: members.filter(({ sfRunning }) => sfRunning).map(({ name }) => name),
  };
}
