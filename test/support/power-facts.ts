import type { GuestPowerFacts } from '../../src/main/actions/facts/guest-power-facts.ts';
import { guestPowerOff, guestShutdown, guestStart } from '../../src/main/actions/operations/guest-power.ts';
import { planOperation } from '../../src/main/actions/operations/plan-operation.ts';
import { hostEntrySchema, nodeEntrySchema } from '../../src/shared/domain/inventory.ts';
import { nodeNameSchema } from '../../src/shared/domain/names.ts';
import type { NodeRound } from '../../src/shared/domain/node-round.ts';
import type { JudgedRule, OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import type { RmsRow, RmsState } from '../../src/shared/domain/rms.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { domainOf, hostSays, nodeSays, nodeSilent, NOW, roundOf, RULING } from './recovery-facts.ts';

export const row = (name: string, type: string, host: string | null, state: RmsState | null): RmsRow => ({
  name,
  type,
  host,
  standing: state === null ? null : { state, details: '' },
});

/** RMS of a node as it shows these rows. */
export const withRms = (round: NodeRound, node: string, rows: readonly RmsRow[]): NodeRound => ({
  ...round,
  rms: ok({ localSystem: `${node}RMS`, configuration: 'config', table: { kind: 'whole', rows } }),
});
export const withoutRms = (round: NodeRound): NodeRound => ({
  ...round,
  rms: fail({ kind: 'not-running', what: 'RMS' }),
});

const name = (word: string) => nodeNameSchema.parse(word);
const known = {
  at: NOW,
  cluster: 'web',
  node: name('web2'),
  guest: 'web2',
  nodeIs: 'guest',
  ranOn: [],
  leftSince: null,
  sfBudgetMs: 160_000,
  configuration: 'B',
  asserted: [],
  silentOthers: [],
  beside: [],
  hostClusters: [],
  otherNames: ['web1', 'db1', 'db2'],
} as const;

export const online = (state: RmsState) => [
  row('webapp', 'userApp', null, state),
  row('Cmd_webapp', 'gRes', null, state),
];

/** web2 is off on kvm-b, its image is gone, and web1 sees it DOWN. */
export const startable: GuestPowerFacts = {
  ...known,
  own: nodeSilent('web2'),
  others: [nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'DOWN' }))],
  hosts: [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'shutdown'))],
};

export const bothUp = { web1: 'UP', web2: 'UP' } as const;

/** web2 runs on kvm-b, webapp is Standby there, and web1 is UP. */
export const stoppable: GuestPowerFacts = {
  ...known,
  own: nodeSays('web2', withRms(roundOf('UP', bothUp), 'web2', online('Standby'))),
  others: [nodeSays('web1', withRms(roundOf('UP', bothUp), 'web1', online('Online')))],
  hosts: [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('running', 'booted'))],
};

const HOSTS = ['kvm-a', 'kvm-b'].map((each) => hostEntrySchema.parse({ name: each }));
const OPERATIONS = {
  'guest-start': guestStart(HOSTS, RULING),
  'guest-shutdown': guestShutdown(nodeEntrySchema.parse({ name: 'web2' }), HOSTS, RULING),
  'guest-power-off': guestPowerOff(HOSTS),
} as const;

export const planPower = (operation: keyof typeof OPERATIONS, facts: GuestPowerFacts): OperationPlan =>
  planOperation(
    {
      request: { operation, node: facts.node },
      subject: { kind: 'node', id: facts.node },
      cluster: facts.cluster,
    },
    OPERATIONS[operation],
    facts,
  );

export const ruleOf = (plan: OperationPlan, rule: JudgedRule['rule']): JudgedRule | undefined =>
  [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)].find((each) => each.rule === rule);
