import { expect, test } from 'vitest';
import {
  domainOf,
  fresh,
  hostSays,
  NOW,
  recoverable,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts } from '../facts/cluster-facts.ts';
import { judgeStopped } from './stopped.ts';

const mute = { domain: fresh(fail(SILENCE)), processes: fresh(fail(SILENCE)) } as const;
const off = hostSays('kvm-b', domainOf('shut off', 'destroyed'));
const word = { typed: 'kvm-a/web2', reason: 'looked at it', person: 'ann', at: NOW };
const powered = (power: 'on' | 'off') => ({ power: fresh(ok(power), 'BMC') });
const say = (hosts: readonly HostFacts[], asserted = [word]) =>
  judgeStopped({ ...recoverable, hosts, asserted });

test('a word counts for the host that it names, and only that host’s BMC stands against it', () => {
  const silent = hostSays('kvm-a', null, mute);
  expect(say([silent, off])).toMatchObject({ verdict: 'pass', attested: true, values: { hosts: 'kvm-a' } });
  expect(say([{ ...off, ...powered('on') }, silent])).toMatchObject({ verdict: 'pass', attested: true });
  expect(say([off, hostSays('kvm-a', null, { ...mute, ...powered('on') })])).toMatchObject({
    verdict: 'unknown',
    attestBy: null,
  });
  expect(say([silent, hostSays('kvm-b', null, mute)])).toMatchObject({
    verdict: 'unknown',
    attestBy: 'kvm-b/web2',
    values: { hosts: 'kvm-b' },
  });
});

test('a word stands in the evidence with its person; so does what a BMC said', () => {
  const { evidence } = say([hostSays('kvm-a', null, mute), { ...off, ...powered('on') }]);
  expect(evidence).toContainEqual({ command: null, raw: 'kvm-a/web2: looked at it', at: NOW, from: 'ann' });
  expect(evidence.map(({ from }) => from)).toContain('BMC');
  expect(say([off], []).evidence).toHaveLength(2);
});

test('what runs, and where it is off, is named', () => {
  const process = hostSays('kvm-a', null, { processes: fresh(ok(['qemu -name web2'])) });
  expect(say([process, off]).values).toMatchObject({ host: 'kvm-a', state: 'QEMU process' });
  expect(say([hostSays('kvm-b', domainOf('paused', 'user'))]).values).toMatchObject({
    state: 'paused (user)',
  });
  expect(say([hostSays('kvm-a', null), off]).values).toEqual({ node: 'web2', hosts: 'kvm-b' });
});
