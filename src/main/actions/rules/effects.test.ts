import { expect, test } from 'vitest';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { hostNameSchema } from '../../../shared/domain/names.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts, NodeFacts } from '../facts/cluster-facts.ts';
import { judgeAllUp, judgeOff, judgeResolved, judgeRuns } from './effects.ts';

const kvmB = hostNameSchema.parse('kvm-b');
const silentHost = hostSays('kvm-b', null, MUTE);
const withProcess = (domain: HostFacts['domain']['result']) =>
  hostSays('kvm-b', null, { domain: fresh(domain), processes: fresh(ok(['qemu -name web2'])) });

test.each<[string, HostFacts, string, string]>([
  ['shut off', hostSays('kvm-b', domainOf('shut off', 'destroyed')), 'pass', 'fail'],
  ['running', hostSays('kvm-b', domainOf('running', 'booted')), 'fail', 'pass'],
  ['paused', hostSays('kvm-b', domainOf('paused')), 'fail', 'unknown'],
  ['crashed', hostSays('kvm-b', domainOf('crashed')), 'fail', 'unknown'],
  ['a process that libvirt does not know', withProcess(ok(null)), 'fail', 'unknown'],
  ['saved', hostSays('kvm-b', domainOf('shut off', 'saved')), 'unknown', 'unknown'],
  ['not listed', hostSays('kvm-b', null), 'unknown', 'unknown'],
  ['on a silent host', silentHost, 'unknown', 'unknown'],
  ['on another host', hostSays('kvm-a', domainOf('shut off')), 'unknown', 'unknown'],
])('of a domain that is %s it is said whether it is off, and whether it runs', (_what, host, off, runs) => {
  const facts = { ...recoverable, hosts: [host] };
  expect([judgeOff(facts, kvmB).verdict, judgeRuns(facts, kvmB).verdict]).toEqual([off, runs]);
});

const sees = (name: string, row: Record<string, CfState>) => nodeSays(name, roundOf('UP', row));
test.each<[string, readonly NodeFacts[], string]>([
  ['all see it DOWN', [sees('web1', { web2: 'DOWN' }), sees('web3', { web2: 'DOWN' })], 'pass'],
  ['it is UP again', [sees('web1', { web2: 'UP' })], 'pass'],
  [
    'one still sees it LEFTCLUSTER',
    [sees('web1', { web2: 'DOWN' }), sees('web3', { web2: 'LEFTCLUSTER' })],
    'fail',
  ],
  ['one is silent', [sees('web1', { web2: 'DOWN' }), nodeSilent('web3')], 'unknown'],
  ['one does not list it', [sees('web1', { web2: 'DOWN' }), sees('web3', {})], 'unknown'],
  ['nobody is left', [], 'unknown'],
])('a LEFTCLUSTER is resolved or not where %s', (_what, others, verdict) => {
  expect(judgeResolved({ ...recoverable, others }).verdict).toBe(verdict);
});

const both = { web1: 'UP', web2: 'UP' } as const;
const mute = nodeSays('web2', { ...roundOf('UP', both), cfLocal: fail({ kind: 'missing' }) });
test.each<[string, readonly NodeFacts[], string]>([
  ['each says so and is seen so', [sees('web1', both), sees('web2', both)], 'pass'],
  ['none lists itself', [sees('web1', { web2: 'UP' }), sees('web2', { web1: 'UP' })], 'pass'],
  ['one alone says so', [sees('web1', { web1: 'UP' })], 'pass'],
  ['one says another word', [sees('web1', both), nodeSays('web2', roundOf('COMINGUP', both))], 'fail'],
  ['one is seen DOWN', [sees('web1', { ...both, web2: 'DOWN' }), sees('web2', both)], 'fail'],
  ['one is silent', [sees('web1', both), nodeSilent('web2')], 'unknown'],
  ['one does not say how it is', [sees('web1', both), mute], 'unknown'],
  ['one does not list the other', [sees('web1', { web1: 'UP' }), sees('web2', both)], 'unknown'],
  ['there is none', [], 'unknown'],
])('all are UP or not where %s', (_what, nodes, verdict) => {
  expect(judgeAllUp('web', nodes).verdict).toBe(verdict);
});
