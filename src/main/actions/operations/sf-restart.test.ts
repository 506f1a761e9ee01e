import { expect, test } from 'vitest';
import { MACHINES, nodeSays, nodeSilent, NOW, roundOf } from '../../../../test/support/recovery-facts.ts';
import { clusterNameSchema } from '../../../shared/domain/names.ts';
import type { NodeRound } from '../../../shared/domain/node-round.ts';
import { fail } from '../../../shared/result.ts';
import type { ClusterFacts } from '../facts/cluster-facts.ts';
import { planOperation } from './plan-operation.ts';
import { sfRestart } from './sf-restart.ts';

const cluster = clusterNameSchema.parse('web');
const request = { operation: 'sf-restart', cluster } as const;
const nodes = MACHINES.nodes.slice(0, 2);
const up: NodeRound = roundOf('UP', { web1: 'UP', web2: 'UP' });
const stopped: NodeRound = { ...up, agents: fail({ kind: 'not-running', what: 'SF' }) };
const both: ClusterFacts = { at: NOW, cluster, nodes: [nodeSays('web1', up), nodeSays('web2', up)] };

const operation = sfRestart(cluster, nodes);
const planOf = (facts: ClusterFacts) =>
  planOperation({ request, subject: { kind: 'cluster', id: cluster }, cluster }, operation, facts);
const partsOf = (facts: ClusterFacts) => planOf(facts).steps.map(({ id, part }) => [id, part]);

test('it is stopped on every node, and starting it is owed from the first stop on', () => {
  expect(planOf(both).verdict).toBe('allowed');
  expect(partsOf(both)).toEqual([
    ['stop-sf web1', 'step'],
    ['stop-sf web2', 'step'],
    ['start-sf web1', 'restore'],
    ['start-sf web2', 'restore'],
    ['check-agents', 'restore'],
  ]);
  const [first] = operation.steps(both);
  expect(first?.debt).toMatchObject({ debtKind: 'fencing-off', owed: 'running', nodes: ['web1', 'web2'] });
});

test('where it runs nowhere it is only started, and the debt is paid when every agent works', () => {
  const facts = { ...both, nodes: [nodeSays('web1', stopped), nodeSays('web2', stopped)] };
  expect(partsOf(facts)).toEqual([
    ['start-sf web1', 'step'],
    ['start-sf web2', 'step'],
    ['check-agents', 'step'],
  ]);
  expect(operation.steps(facts).at(-1)?.pays).toBe('fencing-off web');
});

const torn = roundOf('UP', { web1: 'UP', web2: 'LEFTCLUSTER' });
const damaged: NodeRound = { ...up, cfNodes: fail({ kind: 'unreadable', line: '??' }) };
const BROKEN: readonly [string, ClusterFacts['nodes'], 'fail' | 'unknown'][] = [
  ['a node is LEFTCLUSTER for one of them', [nodeSays('web1', torn), nodeSays('web2', up)], 'fail'],
  ['a node does not answer', [nodeSays('web1', up), nodeSilent('web2')], 'unknown'],
  ['how a node sees the others cannot be read', [nodeSays('web1', damaged), nodeSays('web2', up)], 'unknown'],
  ['there is no node', [], 'unknown'],
];
test.each(BROKEN)('SF is not stopped while %s', (_, its, verdict) => {
  const plan = planOf({ ...both, nodes: its });
  expect(plan.verdict).toBe('blocked');
  expect(plan.rules.find(({ rule }) => rule === 'I23')?.verdict).toBe(verdict);
});
