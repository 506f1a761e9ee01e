import { expect, test } from 'vitest';
import { lostGuest, seenOn } from '../../../../test/support/host-power-off-facts.ts';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { GuestPowerFacts, SilentNode } from '../facts/guest-power-facts.ts';
import { judgeCutOff } from './cut-off.ts';

const HOST = hostNameSchema.parse('kvm-b');
const web1 = (state: 'LEFTCLUSTER' | 'DOWN' | 'UP', web3?: 'UP' | 'DOWN' | 'LEFTCLUSTER') =>
  nodeSays('web1', roundOf('UP', { web1: 'UP', web2: state, ...(web3 === undefined ? {} : { web3 }) }));
const silentWeb3 = (hosts: SilentNode['hosts']): Partial<GuestPowerFacts> => ({
  silentOthers: [{ node: nodeNameSchema.parse('web3'), hosts, ranOn: [] }],
});
const both = [web1('LEFTCLUSTER'), nodeSilent('web3')];
const noCf = fail({ kind: 'not-running', what: 'CF driver' } as const);
const withoutCf = { ...roundOf('UP', {}), cfLocal: noCf, cfNodes: noCf };
/** What a node with that state of its own says that has nothing to say of web2. */
const unaware = (own: 'UP' | 'COMINGUP' | 'LOADED') =>
  nodeSays('web1', roundOf(own, { web1: own, web2: 'UNKNOWN' }));

type Case = [string, Partial<GuestPowerFacts>, JudgedRule['verdict'], JudgedRule['sentence']];
test.each<Case>([
  ['it is LEFTCLUSTER for the other', {}, 'pass', 'rule.cut-off.lost'],
  ['it is DOWN for the other', { others: [web1('DOWN')] }, 'pass', 'rule.cut-off.lost'],
  [
    'the other, a member, does not list it',
    { others: [nodeSays('web1', roundOf('UP', { web1: 'UP' }))] },
    'pass',
    'rule.cut-off.lost',
  ],
  // No opinion is no loss.
  ['the other, a member, says UNKNOWN', { others: [unaware('UP')] }, 'unknown', 'rule.cut-off.not-known'],
  ['the other comes up', { others: [unaware('COMINGUP')] }, 'unknown', 'rule.cut-off.not-known'],
  ['the other is in no cluster', { others: [unaware('LOADED')] }, 'pass', 'rule.cut-off.nobody'],
  ['CF does not run on the other', { others: [nodeSays('web1', withoutCf)] }, 'pass', 'rule.cut-off.nobody'],
  [
    'CF does not run on the other, as half of it says',
    { others: [nodeSays('web1', { ...roundOf('UP', {}), cfNodes: noCf })] },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'the other does not say whether it is a member',
    {
      others: [
        nodeSays('web1', { ...roundOf('UP', { web2: 'UNKNOWN' }), cfLocal: fail({ kind: 'missing' }) }),
      ],
    },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'one without CF has nothing to say, and one that is left has lost it',
    { others: [nodeSays('web3', withoutCf), web1('DOWN')] },
    'pass',
    'rule.cut-off.lost',
  ],
  [
    'one that is in no cluster still sees it UP',
    { others: [nodeSays('web1', roundOf('LOADED', { web2: 'UP' }))] },
    'fail',
    'rule.cut-off.seen',
  ],
  ['it is UP for the other', { others: [web1('UP')] }, 'fail', 'rule.cut-off.seen'],
  [
    'it is UP for one of two, and the other does not say',
    { others: [nodeSilent('web3'), web1('UP')] },
    'fail',
    'rule.cut-off.seen',
  ],
  ['the other does not answer', { others: [nodeSilent('web1')] }, 'unknown', 'rule.cut-off.not-known'],
  [
    'the other does not say how it sees it',
    { others: [nodeSays('web1', { ...roundOf('UP', {}), cfNodes: fail({ kind: 'missing' }) })] },
    'unknown',
    'rule.cut-off.not-known',
  ],
  ['of a silent one nobody says where it is', { others: both }, 'unknown', 'rule.cut-off.not-known'],
  ['a silent one has no guest', { others: both, ...silentWeb3([]) }, 'unknown', 'rule.cut-off.not-known'],
  [
    'a silent one runs on another host',
    { others: both, ...silentWeb3(seenOn(domainOf('running'))) },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'a silent one runs on another host, whatever is known of a third',
    {
      others: both,
      silentOthers: [
        { node: nodeNameSchema.parse('web4'), hosts: seenOn(null), ranOn: [] },
        ...(silentWeb3(seenOn(domainOf('running'))).silentOthers ?? []),
      ],
    },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'a silent one may run on another host that is silent',
    { others: both, ...silentWeb3([...seenOn(null), hostSays('kvm-c', null, MUTE)]) },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'where a silent one is was asked of other hosts alone',
    { others: both, ...silentWeb3(seenOn(null).slice(0, 1)) },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'a silent one is not on any other host',
    { others: both, ...silentWeb3(seenOn(null)) },
    'pass',
    'rule.cut-off.lost',
  ],
  [
    'a silent one is off on the other host',
    { others: both, ...silentWeb3(seenOn(domainOf('shut off'))) },
    'pass',
    'rule.cut-off.lost',
  ],
  [
    'a silent one would be on a host without power',
    {
      others: both,
      ...silentWeb3([...seenOn(null), hostSays('kvm-c', null, { ...MUTE, power: fresh(ok('off')) })]),
    },
    'pass',
    'rule.cut-off.lost',
  ],
  [
    'a silent one is DOWN for who answers',
    { others: [web1('LEFTCLUSTER', 'DOWN'), nodeSilent('web3')] },
    'pass',
    'rule.cut-off.lost',
  ],
  [
    'a silent one is LEFTCLUSTER for who answers',
    { others: [web1('LEFTCLUSTER', 'LEFTCLUSTER'), nodeSilent('web3')] },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'a silent one is DOWN for one and UP for another',
    {
      others: [
        web1('LEFTCLUSTER', 'DOWN'),
        nodeSays('web4', roundOf('UP', { web2: 'LEFTCLUSTER', web3: 'UP' })),
        nodeSilent('web3'),
      ],
    },
    'unknown',
    'rule.cut-off.not-known',
  ],
  [
    'every other node can only be on this host as well',
    { others: [nodeSilent('web3')], ...silentWeb3(seenOn(null)) },
    'pass',
    'rule.cut-off.nobody',
  ],
  ['it has no other nodes', { others: [] }, 'pass', 'rule.cut-off.nobody'],
])('who is left has lost it or not: %s', (_, change, verdict, sentence) => {
  expect(judgeCutOff({ ...lostGuest, ...change }, HOST)).toMatchObject({
    rule: 'cut-off',
    verdict,
    sentence,
    attestBy: null,
    values: { node: 'web2', cluster: 'web' },
  });
});

test('who still sees it, and who does not say, is named', () => {
  expect(judgeCutOff({ ...lostGuest, others: [web1('UP')] }, HOST).values).toMatchObject({
    observer: 'web1',
    state: 'UP',
  });
  expect(
    judgeCutOff({ ...lostGuest, others: [nodeSilent('web1'), nodeSilent('web3')] }, HOST).values,
  ).toEqual({
    node: 'web2',
    cluster: 'web',
    observers: 'web1, web3',
  });
});
