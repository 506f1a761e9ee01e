import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import type { ClusterMember } from './cluster-member.ts';
import type { Cluster } from './cluster.ts';
import type { Guest } from './guest.ts';
import type { Host } from './host.ts';
import type { Attempt, Surroundings } from './shutdown-facility.ts';

/** What the shutdown agents need of the site. */
export interface AgentWorld {
  readonly host: (name: string) => Host | undefined;
  readonly guest: (name: string) => Guest | undefined;
  readonly clusterOf: (name: string) => Cluster | undefined;
  readonly hasFault: (kind: FaultKind, target: string) => boolean;
  readonly panicGuest: (name: string, at: number) => void;
  readonly resetGuest: (name: string, at: number) => void;
  readonly powerOffHost: (name: string, at: number) => void;
}

const WORKS: Attempt = { outcome: 'works' };
const FAILS: Attempt = { outcome: 'fails' };
const TIMES_OUT: Attempt = { outcome: 'times out' };

type Try = (world: AgentWorld, observer: string, target: string) => Attempt;

/** Panic: a kernel that hangs does not take it. */
const libvirtPanic: Try = (world, observer, target) =>
  overLibvirt(world, observer, target, ({ hung }) =>
    hung
      ? TIMES_OUT
      : {
          outcome: 'works',
          act: (at) => {
            world.panicGuest(target, at);
          },
        },
  );

const libvirtReset: Try = (world, observer, target) =>
  overLibvirt(world, observer, target, () => ({
    outcome: 'works',
    act: (at) => {
      world.resetGuest(target, at);
    },
  }));

/** Is the host of the target DOWN for the other hosts? (IAG 4.4, table 5.5: "checking the status".) */
const checkHost: Try = (world, observer, target) => {
  const name = world.guest(target)?.plan.host ?? '';
  const hosts = world.clusterOf(name);
  const isDown = hosts?.members.some(
    (member) => member.name !== name && member.running && member.sees.get(name) === 'DOWN',
  );
  if (isDown === true && !world.hasFault('admin-lan-cut', observer)) return WORKS;
  return answers(world, observer, name) ? FAILS : TIMES_OUT;
};

const ipmi: Try = (world, _, target) => ({
  outcome: 'works',
  act: (at) => {
    world.powerOffHost(target, at);
  },
});

/** kdump of a kernel that has panicked answers. */
const kdump: Try = (world, _, target) => (world.host(target)?.state === 'panicked' ? WORKS : FAILS);

/** Any answer on any path: it runs. Silence is taken for a stop (CF guide 4.5, 7.3.7). */
const icmp: Try = (world, observer, target) => {
  const path = interconnect(world, observer, target) || adminLan(world, observer, target);
  return path && kernelAnswers(world, target) ? FAILS : WORKS;
};

function kernelAnswers(world: AgentWorld, target: string): boolean {
  const guest = world.guest(target);
  if (guest?.standing.state !== 'running' || guest.frozen) return false;
  return world.host(guest.plan.host)?.up === true;
}

function interconnect(world: AgentWorld, observer: string, target: string): boolean {
  const cluster = world.clusterOf(target);
  const cut = [observer, target].some((name) => (cluster?.member(name)?.cuts.size ?? 0) > 0);
  return cluster?.cuts.size === 0 && !cut;
}

const AGENTS: ReadonlyMap<string, Try> = new Map([
  ['SA_libvirtgp', libvirtPanic],
  ['SA_libvirtgr', libvirtReset],
  ['SA_vmchkhost', checkHost],
  ['SA_ipmi', ipmi],
  ['SA_lkcd', kdump],
  ['SA_icmp', icmp],
]);

/** The agents of all clusters of a site. */
export function agentSurroundings(world: AgentWorld): Surroundings {
  return {
    attempt: (agent, observer, target) => {
      const unprovable =
        world.hasFault('guest-off-not-proven', target.name) ||
        [observer, target].some(({ name }) => world.hasFault('node-left-cluster', name));
      const attempt = AGENTS.get(agent);
      return unprovable || attempt === undefined ? TIMES_OUT : attempt(world, observer.name, target.name);
    },
    adminLan: (a: ClusterMember, b: ClusterMember) => adminLan(world, a.name, b.name),
  };
}

/** Both agents log in to the host and use virsh there. */
function overLibvirt(
  world: AgentWorld,
  observer: string,
  target: string,
  running: (guest: Guest) => Attempt,
): Attempt {
  const guest = world.guest(target);
  const host = guest?.plan.host ?? '';
  if (guest === undefined || !answers(world, observer, host)) return TIMES_OUT;
  if (virshFails(world, observer, host)) return FAILS;
  const { state } = guest.standing;
  if (state === 'shut off' || state === 'crashed') return WORKS;
  return state === 'running' ? running(guest) : FAILS;
}

const virshFails = (world: AgentWorld, observer: string, host: string): boolean =>
  world.hasFault('agent-target-wrong', observer) ||
  world.hasFault('libvirtd-stopped', host) ||
  world.hasFault('sudo-denied', host);

function answers(world: AgentWorld, observer: string, host: string): boolean {
  const up = world.host(host)?.up === true;
  const silent = (['sshd-stopped', 'sshd-hang'] as const).some((kind) => world.hasFault(kind, host));
  return up && !silent && adminLan(world, observer, host);
}

const adminLan = (world: AgentWorld, a: string, b: string): boolean =>
  !world.hasFault('admin-lan-cut', a) && !world.hasFault('admin-lan-cut', b);
