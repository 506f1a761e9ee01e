import { expect, test } from 'vitest';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  NOW,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts } from '../facts/cluster-facts.ts';
import { isOff, judgeStopped, viewOf } from './stopped.ts';

const off = hostSays('kvm-b', domainOf('shut off', 'destroyed'));
const word = { typed: 'kvm-a/web2', reason: 'looked at it', person: 'ann', at: NOW };
const powered = (power: 'on' | 'off') => ({ power: fresh(ok(power), 'BMC') });
const say = (hosts: readonly HostFacts[], asserted = [word]) =>
  judgeStopped({ ...recoverable, hosts, asserted });

test('a word counts for the host that it names, and only that host’s BMC stands against it', () => {
  const silent = hostSays('kvm-a', null, MUTE);
  expect(say([silent, off])).toMatchObject({ verdict: 'pass', attested: true, values: { hosts: 'kvm-a' } });
  expect(say([{ ...off, ...powered('on') }, silent])).toMatchObject({ verdict: 'pass', attested: true });
  expect(say([off, hostSays('kvm-a', null, { ...MUTE, ...powered('on') })])).toMatchObject({
    verdict: 'unknown',
    attestBy: null,
  });
  expect(say([silent, hostSays('kvm-b', null, MUTE)])).toMatchObject({
    verdict: 'unknown',
    attestBy: 'kvm-b/web2',
    values: { hosts: 'kvm-b' },
  });
});

test('what answers has not stopped, whatever is said of a domain and whoever vouches for it', () => {
  const own = nodeSays('web2', roundOf('UP', {}));
  for (const hosts of [[off], [hostSays('kvm-a', null, MUTE), off], []])
    expect(judgeStopped({ ...recoverable, own, hosts, asserted: [word] })).toMatchObject({
      verdict: 'fail',
      sentence: 'rule.I25.answers',
      evidence: [own.round.evidence],
    });
});

test('a word stands in the evidence with its person; so does what a BMC said', () => {
  const { evidence } = say([hostSays('kvm-a', null, MUTE), { ...off, ...powered('on') }]);
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

const dark = hostSays('kvm-a', null, { ...MUTE, ...powered('off') });
const elsewhere = hostSays('kvm-b', null);

test('a guest that no host lists has stopped with a host without power only where it was last known to run there', () => {
  const stopped = (ranOn: typeof recoverable.ranOn, asserted: typeof recoverable.asserted = []) =>
    judgeStopped({ ...recoverable, hosts: [dark, elsewhere], ranOn, asserted });
  expect(stopped([dark.host])).toMatchObject({
    verdict: 'pass',
    attested: false,
    values: { hosts: 'kvm-a' },
  });
  const open = { verdict: 'unknown', sentence: 'rule.I25.nowhere', attestBy: 'kvm-a/web2' };
  expect(stopped([])).toMatchObject(open);
  expect(stopped([elsewhere.host])).toMatchObject(open);
  expect(stopped([], [word])).toMatchObject({ verdict: 'pass', attested: true, values: { hosts: 'kvm-a' } });
  expect(stopped([], [{ ...word, typed: 'kvm-b/web2' }])).toMatchObject(open);
  // Where it was last known to run no word is needed, and none makes it asserted.
  expect(stopped([dark.host], [word])).toMatchObject({ verdict: 'pass', attested: false });
  // Without a dark host nobody is asked to vouch.
  expect(judgeStopped({ ...recoverable, hosts: [elsewhere] })).toMatchObject({ ...open, attestBy: null });
  // Another host lists it: a dark one is one place less where it could run.
  expect(say([dark, off], [])).toMatchObject({ verdict: 'pass', values: { hosts: 'kvm-b, kvm-a' } });
});

const SPOKEN = [
  { kind: 'refused', exitCode: 1, stderr: '' },
  { kind: 'login-refused', user: 'nodeward', detail: '' },
  { kind: 'denied', detail: '' },
  { kind: 'unreadable', line: '' },
  { kind: 'host-key', problem: 'changed', fingerprint: '', detail: '' },
  { kind: 'libvirt', code: 1, domain: 1, detail: '' },
  { kind: 'protocol', detail: '' },
] as const;

test('a BMC that says off is another machine’s where the host itself answers, however it answers', () => {
  const kind = (change: Partial<HostFacts>) =>
    viewOf(hostSays('kvm-a', null, { ...MUTE, ...powered('off'), ...change })).kind;
  expect(kind({})).toBe('no-power');
  expect(kind({ domain: fresh(fail({ kind: 'unreachable', detail: '' })) })).toBe('no-power');
  expect(kind(powered('on'))).toBe('unknown');
  expect(kind({ processes: fresh(ok([])) })).toBe('unknown');
  expect(kind({ domain: fresh(ok(null)) })).toBe('unknown');
  expect(kind({ domain: fresh(ok(domainOf('shut off', 'destroyed'))) })).toBe('unknown');
  for (const failure of SPOKEN) {
    expect(kind({ processes: fresh(fail(failure)) })).toBe('unknown');
    expect(kind({ domain: fresh(fail(failure)) })).toBe('unknown');
  }
});

test('nothing runs where it is shut off or where there is no power; everything else is no proof of it', () => {
  expect(
    (['off', 'no-power', 'saved', 'unknown', 'not-here'] as const).map((kind) => isOff({ kind })),
  ).toEqual([true, true, false, false, false]);
  expect(isOff({ kind: 'runs', state: 'running' })).toBe(false);
});
