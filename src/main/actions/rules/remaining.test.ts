import { expect, test } from 'vitest';
import { startable } from '../../../../test/support/power-facts.ts';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts, NodeFacts } from '../facts/cluster-facts.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { isSeenLeft, judgeGone, judgeJoined, judgeNotLeft, judgeRedundancy } from './remaining.ts';

const sees = (name: string, state: CfState) => nodeSays(name, roundOf('UP', { web2: state }));
const unlisting = nodeSays('web1', roundOf('UP', { web1: 'UP' }));
const noCf = nodeSays('web1', {
  ...roundOf('UP', {}),
  cfNodes: fail({ kind: 'not-running', what: 'CF' }),
  cfLocal: fail({ kind: 'not-running', what: 'CF' }),
});
const mute = nodeSays('web1', { ...roundOf('UP', {}), cfNodes: fail({ kind: 'missing' }) });
const damaged = nodeSays('web1', {
  ...roundOf('UP', {}),
  cfNodes: ok({ kind: 'damaged', because: { kind: 'unreadable', line: '??' }, badNews: [] }),
});
const silentHost = hostSays('kvm-b', null, MUTE);
const off = hostSays('kvm-b', domainOf('shut off', 'shutdown'));

const away = hostSays('kvm-a', null);

/** web3 is silent, and this is what the hosts say of its guest. */
const silent = (...hosts: readonly HostFacts[]): Pick<GuestPowerFacts, 'others' | 'silentOthers'> => ({
  others: [sees('web1', 'DOWN'), nodeSilent('web3')],
  silentOthers: [{ node: nodeNameSchema.parse('web3'), hosts, ranOn: [] }],
});
/** Its host has no power by its BMC; it was last known to run there, or not. */
const dark = hostSays('kvm-b', null, {
  domain: fresh(fail(SILENCE)),
  processes: fresh(fail(SILENCE)),
  power: fresh(ok('off')),
});
const silentRan = (...ranOn: HostFacts['host'][]) => {
  const { others: all, silentOthers } = silent(dark, away);
  return { others: all, silentOthers: silentOthers.map((each) => ({ ...each, ranOn })) };
};
const others = (...nodes: readonly NodeFacts[]) => ({ others: nodes });
const verdicts = (change: Partial<GuestPowerFacts>) => {
  const facts = { ...startable, ...change };
  return [judgeNotLeft, judgeGone, judgeRedundancy].map((judge) => judge(facts).verdict);
};

test.each<[string, Partial<GuestPowerFacts>, string, string, string]>([
  ['sees it DOWN', others(sees('web1', 'DOWN')), 'pass', 'pass', 'pass'],
  ['sees it LEFTCLUSTER', others(sees('web1', 'LEFTCLUSTER')), 'fail', 'fail', 'pass'],
  ['sees it UP', others(sees('web1', 'UP')), 'fail', 'fail', 'pass'],
  ['sees it COMINGUP', others(sees('web1', 'COMINGUP')), 'fail', 'fail', 'pass'],
  ['does not know it', others(sees('web1', 'UNKNOWN')), 'pass', 'fail', 'pass'],
  ['does not list it', others(unlisting), 'pass', 'fail', 'pass'],
  ['runs no CF', others(noCf), 'pass', 'fail', 'unknown'],
  ['does not say', others(mute), 'unknown', 'unknown', 'pass'],
  ['has a damaged list', others(damaged), 'unknown', 'unknown', 'pass'],
  ['is silent', others(nodeSilent('web1')), 'unknown', 'unknown', 'unknown'],
  ['is not there', others(), 'pass', 'pass', 'pass'],
])('when the other node %s', (_what, change, notLeft, gone, redundancy) => {
  expect(verdicts(change)).toEqual([notLeft, gone, redundancy]);
});

test.each<[string, ReturnType<typeof silent>, string]>([
  ['is shut off', silent(off), 'pass'],
  ['is shut off here and unknown there', silent(off, hostSays('kvm-a', null)), 'pass'],
  ['is listed nowhere', silent(hostSays('kvm-a', null)), 'unknown'],
  ['was looked for nowhere', silent(), 'unknown'],
  ['runs', silent(hostSays('kvm-b', domainOf('running'))), 'unknown'],
  ['is shut off here and runs there', silent(off, hostSays('kvm-a', domainOf('running'))), 'unknown'],
  ['is shut off here while another host is silent', silent(off, silentHost), 'unknown'],
  ['was last known to run where there is no power', silentRan(dark.host), 'pass'],
  ['was last known to run where it is not listed now', silentRan(away.host), 'unknown'],
  ['is not known to have run where there is no power', silentRan(), 'unknown'],
])('a silent node sees nobody only when its guest has stopped: it %s', (_what, change, verdict) => {
  expect(verdicts(change)).toEqual([verdict, verdict, verdict]);
});

test('who is left is counted and named; one that is not UP is not left', () => {
  const facts = { ...startable, ...others(sees('web1', 'DOWN'), nodeSays('web3', roundOf('COMINGUP', {}))) };
  expect(judgeRedundancy(facts).values).toMatchObject({ count: 1, nodes: 'web1' });
});

test('it is seen LEFTCLUSTER when one who answers sees it so', () => {
  const seen = (...nodes: readonly NodeFacts[]) => isSeenLeft({ ...startable, others: nodes });
  expect(seen(sees('web1', 'DOWN'), sees('web3', 'LEFTCLUSTER'))).toBe(true);
  expect(seen(sees('web1', 'DOWN'), nodeSilent('web3'))).toBe(false);
});

test.each<[string, NodeFacts, readonly NodeFacts[], string]>([
  ['it and all others say so', nodeSays('web2', roundOf('UP', {})), [sees('web1', 'UP')], 'pass'],
  ['it says another word', nodeSays('web2', roundOf('COMINGUP', {})), [sees('web1', 'UP')], 'fail'],
  ['another one sees it otherwise', nodeSays('web2', roundOf('UP', {})), [sees('web1', 'DOWN')], 'fail'],
  ['it is silent', nodeSilent('web2'), [sees('web1', 'UP')], 'unknown'],
  ['another one is silent', nodeSays('web2', roundOf('UP', {})), [nodeSilent('web1')], 'unknown'],
])('it has joined or not where %s', (_what, own, nodes, verdict) => {
  expect(judgeJoined({ ...startable, own, others: nodes }).verdict).toBe(verdict);
});
