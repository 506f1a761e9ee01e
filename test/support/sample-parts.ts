import type { Seen } from './sample-observed.ts';

const GIB = 1024 ** 3;
export const timedOut = { kind: 'timed-out', afterMs: 5000 } as const;

export const guestIdOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A record before the contract has checked it. */
export type Json = Record<string, unknown>;

const loadOf = (now: number, cpu: number, cpuTotal: number, memory: number, memoryTotal: number): Json => ({
  at: now - 2000,
  cpu,
  cpuTotal,
  memory: memory * GIB,
  memoryTotal: memoryTotal * GIB,
});

export function hostOf(
  now: number,
  seen: Seen,
  name: string,
  cpu: number,
  memory: number,
  guests: number[],
): Json {
  return {
    name,
    address: `${name}.example`,
    group: name === 'kvm-c' ? 'Hall 2' : 'Hall 1',
    tags: [],
    libvirt: seen.known({ hostname: name, hypervisor: 'QEMU 9.2.0', version: '11.3.0' }, 2),
    load: loadOf(now, cpu, 32, memory, 256),
    guests: guests.map(guestIdOf),
    kvmguests: null,
    severity: 'healthy',
  };
}

interface GuestFacts {
  readonly number: number;
  readonly name: string;
  readonly host: string;
  readonly cpu: number;
  readonly node?: string;
  readonly cluster?: string;
  readonly severity?: string;
  readonly state?: string;
  readonly reason?: string;
}

export const guestOf = (now: number, seen: Seen, facts: GuestFacts): Json => ({
  id: guestIdOf(facts.number),
  name: facts.name,
  placements: [
    {
      host: facts.host,
      standing: seen.known({ state: facts.state ?? 'running', reason: facts.reason ?? 'booted' }),
      autostart: false,
      managedSave: false,
      persistent: true,
    },
  ],
  node: facts.node ?? null,
  cluster: facts.cluster ?? null,
  load: loadOf(now, facts.cpu, 16, facts.cpu * 9, 64),
  severity: facts.severity ?? 'healthy',
});

interface NodeFacts {
  readonly name: string;
  readonly cluster: string;
  readonly guest: number;
  readonly seenBy: readonly (readonly [observer: string, state: string])[];
  readonly rms?: string;
  readonly severity?: string;
}

export function nodeOf(seen: Seen, facts: NodeFacts): Json {
  return {
    name: facts.name,
    cluster: facts.cluster,
    address: facts.name,
    guest: guestIdOf(facts.guest),
    ssh: seen.known('answers', 4),
    cfLocal: seen.known('UP', 6),
    cfSeen: facts.seenBy.map(([observer, state]) => ({
      observer,
      state: seen.known(state, 8, state === 'UP' ? 7200 : 48),
    })),
    cfTimeoutSeconds: seen.known(10, 6),
    rms: seen.known({ state: facts.rms ?? 'Online', details: '' }, 7, facts.rms === 'Wait' ? 46 : 7200),
    sf: seen.known('running', 6),
    severity: facts.severity ?? 'healthy',
  };
}

/** A node whose SSH has stopped answering: everything about it is unknown, and what was known is old. */
export function silentNode(seen: Seen, name: string, cluster: string, guest: number, observer: string): Json {
  return {
    name,
    cluster,
    address: name,
    guest: guestIdOf(guest),
    ssh: seen.unknown(timedOut, 41, 'answers'),
    cfLocal: seen.unknown(timedOut, 41, 'UP'),
    cfSeen: [{ observer, state: seen.known('UP', 8) }],
    cfTimeoutSeconds: seen.unknown(timedOut, 41, 10),
    rms: seen.unknown(timedOut, 41, { state: 'Online', details: '' }),
    sf: seen.unknown(timedOut, 41, 'running'),
    severity: 'unknown',
  };
}

interface ClusterFacts {
  readonly name: string;
  readonly configuration: string;
  readonly nodes: readonly string[];
  readonly silent?: string;
  readonly killing?: string;
  readonly states: readonly string[];
  readonly severity?: string;
}

export function clusterOf(seen: Seen, facts: ClusterFacts): Json {
  const agent = (observer: string, target: string, name: string) => ({
    observer,
    target,
    agent: name,
    standing:
      observer === facts.silent
        ? seen.unknown(timedOut, 41, idle)
        : seen.known(target === facts.killing ? { ...idle, sa: 'Killing', shut: 'Killing' } : idle, 6),
  });
  const idle = { sa: 'Idle', shut: 'Unknown', test: 'TestWorked', init: 'InitWorked' };
  return {
    name: facts.name,
    configuration: facts.configuration,
    nodes: facts.nodes,
    applications: [
      {
        name: `${facts.name}app`,
        onNodes: facts.nodes.map((node, index) => ({
          node,
          standing:
            node === facts.silent
              ? seen.unknown(timedOut, 41, { state: facts.states[index], details: '' })
              : seen.known(
                  { state: facts.states[index], details: '' },
                  7,
                  facts.states[index] === 'Wait' ? 46 : 7200,
                ),
        })),
      },
    ],
    agents: facts.nodes.flatMap((observer) =>
      facts.nodes
        .filter((target) => target !== observer)
        .flatMap((target) => [
          agent(observer, target, 'SA_libvirtgp'),
          agent(observer, target, 'SA_libvirtgr'),
        ]),
    ),
    severity: facts.severity ?? 'healthy',
  };
}

export const machineOf = (now: number, kind: 'host' | 'node', name: string, failed: boolean): Json => ({
  id: `${kind}:${name} ${kind === 'host' ? 'libvirt' : 'primecluster'}`,
  kind,
  name,
  source: kind === 'host' ? 'libvirt' : 'primecluster',
  intervalMs: kind === 'host' ? 5000 : 15000,
  lastTriedAt: now - 1000,
  lastOkAt: now - (failed ? 41_000 : 2000),
  failure: failed ? timedOut : null,
  cost: { ms: 31, bytes: 18_342, calls: 6, remoteCpuMs: kind === 'host' ? 4 : 22 },
});
