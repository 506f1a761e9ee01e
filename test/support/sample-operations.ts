import { operationsPayloadSchema, type OperationsPayload } from '../../src/shared/contract/operations.ts';

/** Ids of the invented operations: one that runs, one that a crash left. */
export const RUNS = '00000000-0000-4000-8000-0000000000a1';
export const LEFT = '00000000-0000-4000-8000-0000000000a2';

const SITE = 'kawasaki';
const request = { operation: 'leftcluster-recovery', node: 'web2' };
const subject = { kind: 'node', id: 'web2' };

type Json = Readonly<Record<string, unknown>>;

const ruleOf = (now: number, rule: string, verdict: string, sentence: string, more: Json = {}) => ({
  rule,
  verdict,
  sentence,
  values: { node: 'web2', host: 'kvm-b', hosts: 'kvm-a, kvm-b, kvm-c', survivor: 'web1', count: 1 },
  citation: 'cf43-5.2.3',
  attestable: rule === 'I25',
  attestBy: null,
  attested: false,
  subject,
  evidence: [
    { command: 'sudo -n virsh dominfo web2', raw: 'State: shut off\n', at: now - 2_000, from: 'kvm-b' },
  ],
  ...more,
});

const stepOf = (now: number, id: string, step: string, state: string, more: Json = {}) => ({
  id,
  step,
  part: 'step',
  command: null,
  machine: null,
  citation: 'cf43-5.2.3',
  irreversible: false,
  values: { node: 'web2', host: 'kvm-b', state: 'running', survivor: 'web1', cluster: 'web' },
  rules: [],
  state,
  at: state === 'to-do' ? null : now - 8_000,
  effects: [],
  output: null,
  refusal: null,
  ...more,
});

const HOLDS = (now: number) => [
  ruleOf(now, 'left-cluster', 'pass', 'rule.left-cluster.all'),
  ruleOf(now, 'no-partition', 'pass', 'rule.no-partition.silent'),
  ruleOf(now, 'survivor', 'pass', 'rule.survivor.found'),
  ruleOf(now, 'SF', 'pass', 'rule.SF.over'),
];

const SILENT = {
  values: { node: 'web2', hosts: 'kvm-b' },
  subject: { kind: 'host', id: 'kvm-b' },
  attestBy: 'kvm-b/web2',
};

/** The declaration that waits (`confirm`), is blocked by a silent host, or was done. */
const markDown = (now: number, state: 'confirm' | 'blocked' | 'done') => {
  const stopped =
    state === 'blocked'
      ? ruleOf(now, 'I25', 'unknown', 'rule.I25.hosts', SILENT)
      : ruleOf(now, 'I25', 'pass', 'rule.I25.stopped');
  return stepOf(now, 'mark-down', 'mark-down', state, {
    irreversible: true,
    command: 'sudo -n cftool -k\n> 2\n> web2',
    machine: 'web1',
    rules: [...HOLDS(now), stopped],
    effects: [
      ruleOf(now, 'effect', state === 'done' ? 'pass' : 'fail', 'effect.node.left', { attestable: false }),
    ],
    output: state === 'done' ? 'Enter node number: Enter name for node #2: done\n' : null,
  });
};

export type Situation = 'confirm' | 'blocked' | 'done' | 'crash';

/** An operation in one of its situations, beside what a crash left when that is asked for. */
export function sampleOperations(now: number, situation: Situation, site = SITE): OperationsPayload {
  return operationsPayloadSchema.parse({
    runs: situation === 'crash' ? [] : [runOf(now, situation, site)],
    interrupted: situation === 'crash' ? [leftOf(now, site)] : [],
    debts: situation === 'crash' ? [debtOf(now, site)] : [],
    armed:
      situation === 'confirm' || situation === 'blocked'
        ? [{ site, person: 'tanaka', until: now + 702_000 }]
        : [],
    record: null,
  });
}

const runOf = (now: number, situation: 'confirm' | 'blocked' | 'done', site: string) => ({
  operation: RUNS,
  site,
  request,
  subject,
  cluster: 'web',
  person: 'tanaka',
  openedAt: now - 65_000,
  closedAt: situation === 'done' ? now - 5_000 : null,
  state: situation === 'done' ? 'closed' : 'running',
  outcome: situation === 'done' ? 'done' : null,
  rules: HOLDS(now),
  steps: [
    stepOf(now, 'power-off kvm-b', 'power-off', 'done', {
      irreversible: true,
      command: 'virDomainDestroyFlags(web2, 0)',
      machine: 'kvm-b',
      effects: [ruleOf(now, 'effect', 'pass', 'effect.domain.off', { attestable: false })],
    }),
    markDown(now, situation),
    stepOf(now, 'check-survivors', 'check-survivors', situation === 'done' ? 'done' : 'to-do'),
    stepOf(now, 'start-guest kvm-b', 'start-guest', situation === 'done' ? 'done' : 'to-do', {
      command: 'virDomainCreateWithFlags(web2, VIR_DOMAIN_START_FORCE_BOOT)',
      machine: 'kvm-b',
    }),
    stepOf(now, 'check-cluster', 'check-cluster', situation === 'done' ? 'not-met' : 'to-do'),
  ],
  notAsked: [{ node: 'web2', why: 'no-answer' }],
  record: null,
});

const leftOf = (now: number, site: string) => ({
  operation: LEFT,
  seq: 12,
  openedAt: now - 3_600_000,
  closedAt: null,
  opened: {
    operationKind: 'sf-restart',
    objects: [{ kind: 'cluster', id: 'web' }],
    site,
    cluster: 'web',
    person: 'tanaka',
    role: 'operator',
    protection: 'protected',
    plan: [],
    request: { operation: 'sf-restart', cluster: 'web' },
  },
  state: 'interrupted',
  outcome: null,
  lastStep: 'stop-sf web1',
});

const debtOf = (now: number, site: string) => ({
  debt: 'fencing-off web',
  debtKind: 'fencing-off',
  cluster: 'web',
  nodes: ['web1', 'web2'],
  owed: 'running',
  since: now - 3_590_000,
  operation: LEFT,
  site,
  openedAt: now - 3_590_000,
});
