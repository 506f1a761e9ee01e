import { expect, test } from 'vitest';
import {
  app,
  NODES,
  rmsOf,
  rmsStopped,
  row,
  wish,
  with1,
  withRms,
} from '../../../../test/support/application-facts.ts';
import {
  domainOf,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  NOW,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { fail } from '../../../shared/result.ts';
import type { HostFacts, NodeFacts } from '../facts/cluster-facts.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { forcedSwitch } from './forced-switch.ts';
import { planOperation } from './plan-operation.ts';

const request = wish('application-force-switch', { target: 'web1' });
if (request.operation !== 'application-force-switch') throw new Error('It is not forced');

const off = hostSays('kvm-b', domainOf('shut off', 'destroyed'));
const DOWN = { web1: 'UP', web2: 'DOWN' } as const;
const survivor = withRms('web1', rmsOf('web1', [app('Offline')]), DOWN);

/** web2 is silent, and this is what is known of it. */
const withLost = (hosts: readonly HostFacts[], ...answering: readonly NodeFacts[]): SwitchFacts => {
  const own = nodeSilent('web2');
  const node = nodeNameSchema.parse('web2');
  return {
    at: NOW,
    cluster: 'web',
    nodes: [...answering, own],
    lost: [{ ...recoverable, node, own, others: answering, hosts, asserted: [] }],
  };
};
const answeringOnly = (...nodes: readonly NodeFacts[]): SwitchFacts => ({
  at: NOW,
  cluster: 'web',
  nodes,
  lost: [],
});
const planOf = (facts: SwitchFacts) =>
  planOperation(
    { request, subject: { kind: 'application', id: 'web/app' }, cluster: 'web' },
    forcedSwitch(request, NODES),
    facts,
  );

test.each([
  ['all nodes are UP', answeringOnly(with1('web1', 'Offline'), with1('web2', 'Offline')), ''],
  ['the other node is DOWN and proven stopped', withLost([off], survivor), 'web2'],
])('is allowed when %s, cannot be undone, and says what it may kill', (_what, facts, nodes) => {
  const plan = planOf(facts);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps).toMatchObject([
    {
      command: '/opt/SMAW/bin/hvswitch -f app web1RMS',
      machine: 'web1',
      irreversible: true,
      values: { nodes, target: 'web1' },
    },
  ]);
});

const left = { web1: 'UP', web2: 'LEFTCLUSTER' } as const;
const silentHost = hostSays('kvm-b', null, MUTE);
const BROKEN: readonly (readonly [string, SwitchFacts, JudgedRule['rule'], 'fail' | 'unknown'])[] = [
  [
    'a silent node is LEFTCLUSTER for the survivor',
    withLost([off], withRms('web1', rmsOf('web1', [app('Offline')]), left)),
    'I26',
    'fail',
  ],
  [
    'two sides accuse each other',
    answeringOnly(withRms('web1', rmsOf('web1', [app('Offline')]), left), with1('web2', 'Offline')),
    'I26',
    'fail',
  ],
  [
    'a node runs and is no member',
    answeringOnly(
      survivor,
      nodeSays('web2', { ...roundOf('COMINGUP', {}), rms: rmsOf('web2', [app('Offline')]) }),
    ),
    'I26',
    'fail',
  ],
  ['nobody answers', answeringOnly(), 'I26', 'unknown'],
  [
    'the survivor does not say how it sees the others',
    answeringOnly(
      nodeSays('web1', {
        ...roundOf('UP', {}),
        cfNodes: fail({ kind: 'missing' }),
        rms: rmsOf('web1', [app('Offline')]),
      }),
    ),
    'I26',
    'unknown',
  ],
  [
    'a silent node is UP for the survivor',
    withLost([off], with1('web1', 'Offline')),
    'declared-down',
    'fail',
  ],
  [
    'a silent node is not listed',
    withLost([off], withRms('web1', rmsOf('web1', [app('Offline')]), { web1: 'UP' })),
    'declared-down',
    'unknown',
  ],
  ['the node that is DOWN runs', withLost([hostSays('kvm-b', domainOf('running'))], survivor), 'I25', 'fail'],
  [
    'the node that is DOWN is paused',
    withLost([hostSays('kvm-b', domainOf('paused'))], survivor),
    'I25',
    'fail',
  ],
  ['its host is silent', withLost([silentHost], survivor), 'I25', 'unknown'],
  ['no host knows it', withLost([], survivor), 'I25', 'unknown'],
  [
    'RMS does not run on a node that is UP',
    answeringOnly(with1('web1', 'Offline'), withRms('web2', rmsStopped)),
    'rms-answers',
    'fail',
  ],
  [
    'a SysNode waits',
    answeringOnly(
      withRms('web1', rmsOf('web1', [app('Offline'), row('web2RMS', 'SysNode', 'Wait')])),
      with1('web2', 'Offline'),
    ),
    'rms-idle',
    'fail',
  ],
  [
    'it is Online elsewhere',
    answeringOnly(with1('web1', 'Offline'), with1('web2', 'Online')),
    'application-state',
    'fail',
  ],
  ['RMS does not run on the target', withLost([off], withRms('web1', rmsStopped, DOWN)), 'target', 'fail'],
];

test.each(BROKEN)('no forced switch while %s', (_what, facts, rule, verdict) => {
  const plan = planOf(facts);
  expect(plan.verdict).toBe('blocked');
  const judged = [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)];
  expect(judged).toContainEqual(expect.objectContaining({ rule, verdict }));
});

test('a LEFTCLUSTER leads to that node, whoever sees it', () => {
  const plan = planOf(withLost([off], withRms('web1', rmsOf('web1', [app('Offline')]), left)));
  expect(plan.rules.find(({ rule }) => rule === 'I26')?.subject).toEqual({ kind: 'node', id: 'web2' });
});

test('it is done when the target has it Online and nobody who answers has it too', () => {
  const [step] = forcedSwitch(request, NODES).steps(withLost([off], survivor));
  const after = (state: 'Online' | 'Wait') =>
    withLost([off], withRms('web1', rmsOf('web1', [app(state)]), DOWN));
  expect(step?.effects(after('Online'))).toMatchObject([{ verdict: 'pass' }]);
  expect(step?.effects(after('Wait'))).toMatchObject([{ verdict: 'fail' }]);
});
