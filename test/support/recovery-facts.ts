import type {
  DomainOnHost,
  Fresh,
  HostFacts,
  NodeFacts,
  RecoveryFacts,
} from '../../src/main/actions/facts/cluster-facts.ts';
import type { CfState } from '../../src/shared/domain/cf.ts';
import type { AgentRow } from '../../src/shared/domain/sf.ts';
import { recovery } from '../../src/main/actions/operations/recovery.ts';
import { planOperation } from '../../src/main/actions/operations/plan-operation.ts';
import {
  clusterEntrySchema,
  hostEntrySchema,
  nodeEntrySchema,
  type HostEntry,
} from '../../src/shared/domain/inventory.ts';
import type { OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import { guestIdSchema, hostNameSchema, nodeNameSchema } from '../../src/shared/domain/names.ts';
import type { NodeRound } from '../../src/shared/domain/node-round.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { ProbeFailure } from '../../src/shared/domain/probe-failure.ts';

export const NOW = 1_000_000_000;
export const SILENCE = { kind: 'timed-out', afterMs: 5_000 } as const;
const missing = fail({ kind: 'missing' } as const);

export const fresh = <T>(result: Result<T, ProbeFailure>, from = 'somewhere'): Fresh<T> => ({
  result,
  evidence: { command: 'a command', raw: 'what it said', at: NOW, from },
});

/** What a host says that does not answer at all. */
export const MUTE = { domain: fresh(fail(SILENCE)), processes: fresh(fail(SILENCE)) } as const;

/** What a node says: `sees` by name. */
export function roundOf(
  own: CfState,
  sees: Readonly<Record<string, CfState>>,
  agents: readonly AgentRow[] = [],
): NodeRound {
  const rows = Object.entries(sees).map(([name, state], at) => ({
    name: nodeNameSchema.parse(name),
    number: at + 1,
    state,
  }));
  return {
    cfLocal: ok({ name: nodeNameSchema.parse('web1'), number: 1, state: own }),
    cfNodes: ok({ kind: 'whole', rows }),
    cfSettings: missing,
    rms: missing,
    agents: ok({ kind: 'whole', rows: agents }),
    rcsd: missing,
    agentTargets: missing,
    clock: missing,
    clockAtEnd: missing,
    rmsSettings: missing,
    remoteCpuMs: null,
    raw: {},
  };
}

/** An agent that is tested and idle. */
export const agentRow = (target: string, agent: string, change: Partial<AgentRow> = {}): AgentRow => ({
  target: nodeNameSchema.parse(target),
  agent,
  sa: 'TestWorked',
  shut: 'Unknown',
  test: 'TestWorked',
  init: 'InitWorked',
  ...change,
});

export const nodeSays = (name: string, round: NodeRound): NodeFacts => ({
  node: nodeNameSchema.parse(name),
  round: fresh(ok(round), name),
});
export const nodeSilent = (name: string): NodeFacts => ({
  node: nodeNameSchema.parse(name),
  round: fresh(fail(SILENCE), name),
});

export const domainOf = (
  state: DomainOnHost['standing']['state'],
  reason = 'unknown',
  managedSave = false,
): DomainOnHost => ({
  id: guestIdSchema.parse('11111111-2222-3333-4444-555555555555'),
  standing: { state, reason },
  managedSave,
});

export const hostSays = (
  name: string,
  domain: DomainOnHost | null,
  change: Partial<HostFacts> = {},
): HostFacts => ({
  host: hostNameSchema.parse(name),
  domain: fresh(ok(domain), name),
  processes: fresh(ok([]), name),
  power: null,
  ...change,
});

/** web2 is LEFTCLUSTER, shut off on kvm-b and not known on kvm-a; SF's time is over. Everything holds. */
export const recoverable: RecoveryFacts = {
  at: NOW,
  cluster: 'web',
  node: nodeNameSchema.parse('web2'),
  guest: 'web2',
  nodeIs: 'guest',
  own: nodeSilent('web2'),
  others: [nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'LEFTCLUSTER' }))],
  hosts: [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'destroyed'))],
  ranOn: [],
  leftSince: NOW - 200_000,
  sfBudgetMs: 160_000,
  configuration: 'B',
  asserted: [],
  hostClusters: [],
  beside: [],
  otherNames: ['web1', 'db1', 'db2'],
};

const entry = (name: string): HostEntry => hostEntrySchema.parse({ name });
/** kvm-b and kvm-c are nodes themselves: the operation holds their cluster. */
export const RULING = [
  clusterEntrySchema.parse({
    name: 'hosts',
    nodes: ['kvm-b', 'kvm-c'].map((each) => ({ name: each, host: each })),
  }),
];
export const MACHINES = {
  ruling: RULING,
  nodes: ['web1', 'web2', 'web3'].map((name) => nodeEntrySchema.parse({ name })),
  hosts: ['kvm-a', 'kvm-b'].map(entry),
};

/** The plan of a recovery on these facts, on a site with two hosts. */
export const planRecovery = (facts: RecoveryFacts): OperationPlan =>
  planOperation(
    {
      request: { operation: 'leftcluster-recovery', node: facts.node },
      subject: { kind: 'node', id: facts.node },
      cluster: facts.cluster,
    },
    recovery(MACHINES),
    facts,
  );
