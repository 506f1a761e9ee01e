import { expect, test } from 'vitest';
import { agentRow, nodeSays, nodeSilent, roundOf } from '../../../../test/support/recovery-facts.ts';
import type { AgentRow } from '../../../shared/domain/sf.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { judgeAgents, judgeSf } from './fencing.ts';

const both = { web1: 'UP', web2: 'UP' } as const;
const having = (name: string, ...agents: readonly AgentRow[]) => nodeSays(name, roundOf('UP', both, agents));
const without = (kind: 'not-running' | 'missing') =>
  nodeSays('web1', {
    ...roundOf('UP', both),
    agents: fail(kind === 'missing' ? { kind } : { kind, what: 'SF' }),
  });
const damaged = nodeSays('web1', {
  ...roundOf('UP', both),
  agents: ok({ kind: 'damaged', because: { kind: 'unreadable', line: '??' }, badNews: [] }),
});

test.each<[string, NodeFacts | undefined, string, string]>([
  ['runs', having('web1'), 'pass', 'fail'],
  ['is stopped', without('not-running'), 'fail', 'pass'],
  ['says nothing', without('missing'), 'unknown', 'unknown'],
  ['is on a silent node', nodeSilent('web1'), 'unknown', 'unknown'],
  ['is on a node that is not there', undefined, 'unknown', 'unknown'],
])('where SF %s, it is said whether it runs and whether it is stopped', (_what, facts, running, stopped) => {
  const verdicts = (['running', 'stopped'] as const).map((wanted) => judgeSf(wanted, facts, 'web1').verdict);
  expect(verdicts).toEqual([running, stopped]);
});

const toWeb2 = agentRow('web2', 'SA_libvirtgp');
const toWeb1 = agentRow('web1', 'SA_libvirtgp');
const untested = agentRow('web2', 'SA_icmp', { test: 'TestFailed' });
const web2 = having('web2', toWeb1);
test.each<[string, readonly NodeFacts[], string | null, string]>([
  ['every agent was tested', [having('web1', toWeb2), web2], null, 'pass'],
  ['one test failed', [having('web1', toWeb2, untested), web2], null, 'fail'],
  ['one was never tested', [having('web1', agentRow('web2', 'a', { test: 'Unknown' })), web2], null, 'fail'],
  ['a node has no agent', [having('web1'), web2], null, 'unknown'],
  ['a node is silent', [nodeSilent('web1'), web2], null, 'unknown'],
  ['a listing is damaged', [damaged, web2], null, 'unknown'],
  ['SF is stopped on a node', [without('not-running'), web2], null, 'unknown'],
  ['there is no node', [], null, 'unknown'],
  ['one node alone is there and none is away', [having('web1')], null, 'unknown'],
  ['a test towards a node that is away failed', [having('web1', untested)], 'web2', 'pass'],
  ['one that stays was not tested', [having('web1', toWeb2, untested), web2], 'web3', 'fail'],
  ['one node alone is left', [having('web1')], 'web2', 'pass'],
  ['two are left and one is silent', [having('web1', toWeb2), nodeSilent('web2')], 'web3', 'unknown'],
])('agents protect or not where %s', (_what, nodes, except, verdict) => {
  expect(judgeAgents('web', nodes, except).verdict).toBe(verdict);
});

test('that one node alone is left is said by its name', () => {
  expect(judgeAgents('web', [having('web1')], 'web2')).toMatchObject({
    sentence: 'rule.redundancy.left',
    values: { cluster: 'web', node: 'web2', count: 1, nodes: 'web1' },
  });
});

test('what SF does is said as it was looked for, and the agents that were not tested are named', () => {
  const said = (wanted: 'running' | 'stopped', facts: NodeFacts) => judgeSf(wanted, facts, 'web1').sentence;
  expect([said('running', having('web1')), said('stopped', having('web1'))]).toEqual([
    'effect.sf.running',
    'effect.sf.still-running',
  ]);
  expect(said('running', without('not-running'))).toBe('effect.sf.stopped');
  expect(judgeAgents('web', [having('web1', untested), web2]).values).toMatchObject({
    agent: 'web1: SA_icmp → web2 TestFailed',
    count: 1,
  });
  expect(judgeAgents('web', [having('web1'), web2]).values).toMatchObject({ nodes: 'web1' });
});
