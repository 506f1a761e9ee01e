import { expect, test } from 'vitest';
import {
  agentRow,
  nodeSays,
  nodeSilent,
  NOW,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { AgentRow } from '../../../shared/domain/sf.ts';
import type { NodeFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeSfTime, sfUntil } from './sf-time.ts';

const left = { web1: 'UP', web2: 'LEFTCLUSTER' } as const;
const web1 = (...agents: readonly AgentRow[]) => nodeSays('web1', roundOf('UP', left, agents));
const failed = agentRow('web2', 'SA_libvirtgp', { shut: 'KillFailed' });
const damaged: NodeFacts = nodeSays('web1', {
  ...roundOf('UP', left),
  agents: ok({ kind: 'damaged', because: { kind: 'unreadable', line: '??' }, badNews: [failed] }),
});
const noAgents: NodeFacts = nodeSays('web1', { ...roundOf('UP', left), agents: fail({ kind: 'missing' }) });

const stopped: NodeFacts = nodeSays('web3', {
  ...roundOf('UP', left),
  agents: fail({ kind: 'not-running', what: 'SF' }),
});

/** SF may still work on it for a minute. */
const early = (others: readonly NodeFacts[]): RecoveryFacts => ({
  ...recoverable,
  others,
  leftSince: NOW - 100_000,
});

test('SF has its time to the last millisecond, from the beginning that is known, or from now', () => {
  const at = (leftSince: number | null) => judgeSfTime({ ...recoverable, leftSince }).verdict;
  expect([at(NOW - 160_000), at(NOW - 159_999), at(null)]).toEqual(['pass', 'fail', 'fail']);
  expect(sfUntil({ ...recoverable, leftSince: NOW + 500 })).toBe(NOW + 160_000);
  expect(sfUntil({ ...recoverable, leftSince: null })).toBe(NOW + 160_000);
});

test('its time is over before when every agent of every node that is left has failed to kill', () => {
  const own = agentRow('web1', 'SA_libvirtgp', { shut: 'KillWorked' });
  expect(judgeSfTime(early([web1(failed, own)]))).toMatchObject({
    verdict: 'pass',
    sentence: 'rule.SF.agents-failed',
  });
});

test.each<[string, readonly NodeFacts[]]>([
  ['one agent still kills', [web1(failed, agentRow('web2', 'SA_icmp', { shut: 'Killing' }))]],
  ['an agent says that it killed', [web1(agentRow('web2', 'SA_icmp', { shut: 'KillWorked' }))]],
  ['no agent is there for the node', [web1(agentRow('web1', 'SA_icmp', { shut: 'KillFailed' }))]],
  ['a node lists no agents', [web1()]],
  ['a node says nothing of its agents', [noAgents]],
  ['SF does not run on any node', [stopped]],
  ['SF does not run on one of two nodes', [web1(failed), stopped]],
  ['a listing is damaged', [damaged]],
  ['another node is silent', [web1(failed), nodeSilent('web3')]],
  ['no other node is left', []],
])('its time lasts while %s', (_what, others) => {
  expect(judgeSfTime(early(others)).verdict).toBe('fail');
});
