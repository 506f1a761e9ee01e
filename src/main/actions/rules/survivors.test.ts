import { expect, test } from 'vitest';
import { app, rmsDamaged, rmsOf, withRms } from '../../../../test/support/application-facts.ts';
import { nodeSays, nodeSilent, NOW, recoverable, roundOf } from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { judgeSurvivor } from './left-cluster.ts';
import { judgeNoneLeft } from './none-left.ts';
import { judgeQuiet } from './quiet-cluster.ts';
import { judgeSides } from './sides.ts';
import { judgeDeclaredDown } from './start.ts';
import { judgeTarget } from './switch-target.ts';

const both = { web1: 'UP', web2: 'UP' } as const;
const sees = (name: string, row: Record<string, CfState>) => nodeSays(name, roundOf('UP', row));
const web1 = sees('web1', both);
const coming = nodeSays('web2', roundOf('COMINGUP', both));
const noOwnState = nodeSays('web2', { ...roundOf('UP', both), cfLocal: fail({ kind: 'missing' }) });
const noTable = nodeSays('web2', { ...roundOf('UP', both), cfNodes: fail({ kind: 'missing' }) });
const damaged = nodeSays('web2', {
  ...roundOf('UP', both),
  cfNodes: ok({ kind: 'damaged', because: { kind: 'unreadable', line: '??' }, badNews: [] }),
});

test.each<[string, NodeFacts, string]>([
  ['sees all UP', sees('web2', both), 'pass'],
  ['is no member', coming, 'fail'],
  ['does not say how it is', noOwnState, 'unknown'],
  ['does not say how it sees the others', noTable, 'unknown'],
  ['has a damaged list', damaged, 'unknown'],
])('nobody is LEFTCLUSTER or it is not known where one node %s (I26)', (_what, web2, verdict) => {
  const said = judgeNoneLeft({ at: NOW, cluster: 'web', nodes: [web1, web2] });
  expect(said.verdict).toBe(verdict);
  if (verdict === 'unknown') expect(said.values).toEqual({ nodes: 'web2' });
});

test('a cluster is quiet only when every node says how it sees the others, and who does not is named (I23)', () => {
  const quiet = (web2: NodeFacts) => judgeQuiet({ at: NOW, cluster: 'web', nodes: [web1, web2] });
  expect(quiet(sees('web2', both)).verdict).toBe('pass');
  for (const web2 of [noTable, damaged, nodeSilent('web2')])
    expect(quiet(web2)).toMatchObject({ verdict: 'unknown', values: { nodes: 'web2' } });
});

const lost = [recoverable];
const side = (...survivors: readonly NodeFacts[]) =>
  judgeSides({ at: NOW, cluster: 'web', survivors, strangers: [], lost });
const pair = { web1: 'UP', web3: 'UP' } as const;
test.each<[string, readonly NodeFacts[], string]>([
  ['all of it see each other UP', [sees('web1', pair), sees('web3', pair)], 'pass'],
  ['none of it lists itself', [sees('web1', { web3: 'UP' }), sees('web3', { web1: 'UP' })], 'pass'],
  [
    'one is UP for itself, whatever its own list says',
    [sees('web1', { ...pair, web1: 'COMINGUP' }), sees('web3', pair)],
    'pass',
  ],
  ['one lists itself alone', [sees('web1', { web1: 'UP' }), sees('web3', pair)], 'unknown'],
  ['one is silent', [sees('web1', pair), nodeSilent('web3')], 'unknown'],
])('a side goes on or not where %s', (_what, survivors, verdict) => {
  expect(side(...survivors).verdict).toBe(verdict);
});

test('who is silent or torn away on a side is named', () => {
  expect(side(sees('web1', pair), nodeSilent('web3')).values).toEqual({ nodes: 'web3' });
  expect(side(sees('web1', { ...pair, web3: 'DOWN' }), sees('web3', pair)).values).toEqual({ nodes: 'web3' });
  expect(side(sees('web1', pair), sees('web3', pair)).values).toEqual({ nodes: 'web1, web3', lost: 'web2' });
});

test('a node is declared DOWN only where somebody says so, and who does not is named', () => {
  const down = (...others: readonly NodeFacts[]) => judgeDeclaredDown({ ...recoverable, others });
  expect(down().verdict).toBe('unknown');
  expect(down(sees('web1', { web2: 'DOWN' })).verdict).toBe('pass');
  expect(down(sees('web1', { web2: 'DOWN' }), nodeSilent('web3'))).toMatchObject({
    verdict: 'unknown',
    values: { observers: 'web3' },
  });
});

test('without a survivor it is known that there is none when one node answers, and not known when none does', () => {
  const survivor = (...others: readonly NodeFacts[]) => judgeSurvivor({ ...recoverable, others }).verdict;
  expect([survivor(coming, nodeSilent('web3')), survivor(nodeSilent('web3')), survivor()]).toEqual([
    'fail',
    'unknown',
    'unknown',
  ]);
});

test('a target whose RMS cannot be read whole is no target', () => {
  const target = nodeNameSchema.parse('web2');
  const having = (rms: Parameters<typeof withRms>[1]) =>
    judgeTarget(target, [web1, withRms('web2', rms)]).verdict;
  expect(having(rmsOf('web2', [app('Offline')]))).toBe('pass');
  expect(having(rmsDamaged('web2', [app('Offline')]))).toBe('unknown');
  expect(judgeTarget(target, [web1]).verdict).toBe('unknown');
});
