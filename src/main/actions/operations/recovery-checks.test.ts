import { expect, test } from 'vitest';
import {
  agentRow,
  nodeSays,
  nodeSilent,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { checkRedundancy } from './recovery-checks.ts';

const sees = { web1: 'UP', web3: 'UP', web2: 'DOWN' } as const;
const survivor = (name: string) => nodeSays(name, roundOf('UP', sees, [agentRow('web1', 'SA_libvirtgp')]));
const effectsWith = (...others: Parameters<typeof checkRedundancy.effects>[0]['others']) =>
  checkRedundancy.effects({ ...recoverable, others });

test('a recovery that leaves the node away says who is left, by name', () => {
  const effects = effectsWith(survivor('web1'), survivor('web3'));
  expect(effects.map(({ verdict, sentence }) => [verdict, sentence])).toEqual([
    ['pass', 'effect.nodes.up'],
    ['pass', 'effect.agents.worked'],
    ['pass', 'rule.redundancy.left'],
  ]);
  expect(effects[2]?.values).toMatchObject({ node: 'web2', count: 2, nodes: 'web1, web3' });
});

test('where one is left alone, or one of them is silent, that is said', () => {
  expect(effectsWith(survivor('web1')).map(({ sentence }) => sentence)).toEqual([
    'effect.nodes.up',
    'rule.redundancy.left',
  ]);
  expect(effectsWith(survivor('web1'), nodeSilent('web3')).at(-1)).toMatchObject({
    verdict: 'unknown',
    sentence: 'rule.redundancy.not-known',
  });
});
