import { expect, test } from 'vitest';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  recoverable,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { hostNameSchema } from '../../../shared/domain/names.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts } from '../facts/cluster-facts.ts';
import { judgeImageGone, judgeNoImage, judgeNowhere, judgeOneHome, judgeSomeHome } from './guest-power.ts';

const off = hostSays('kvm-b', domainOf('shut off', 'shutdown'));
const runs = hostSays('kvm-b', domainOf('running', 'booted'));
const runsElsewhere = hostSays('kvm-a', domainOf('running', 'booted'));
const paused = hostSays('kvm-b', domainOf('paused'));
const image = hostSays('kvm-b', domainOf('shut off', 'saved', true));
const elsewhere = hostSays('kvm-a', null);
const silent = hostSays('kvm-a', null, MUTE);
const noPower = hostSays('kvm-a', null, { ...MUTE, power: fresh(ok('off')) });
const halfSilent = hostSays('kvm-a', null, { processes: fresh(fail(SILENCE)) });
const process = hostSays('kvm-a', null, { processes: fresh(ok(['qemu -name web2'])) });

/** Runs nowhere; no image; exactly one home; some home. */
type Four = [string, string, string, string];
test.each<[string, readonly HostFacts[], Four]>([
  ['off on one host, unknown to the other', [elsewhere, off], ['pass', 'pass', 'fail', 'fail']],
  ['off, and the other host has no power', [noPower, off], ['pass', 'pass', 'unknown', 'unknown']],
  ['off with an image', [elsewhere, image], ['pass', 'fail', 'fail', 'fail']],
  ['running on one host', [elsewhere, runs], ['fail', 'pass', 'pass', 'pass']],
  ['paused on one host', [elsewhere, paused], ['fail', 'pass', 'pass', 'pass']],
  ['running on both', [runsElsewhere, runs], ['fail', 'pass', 'fail', 'pass']],
  ['running, and the other host is silent', [silent, runs], ['unknown', 'unknown', 'pass', 'pass']],
  ['off, and the other host is silent', [silent, off], ['unknown', 'unknown', 'unknown', 'unknown']],
  [
    'off, and processes of the other are not known',
    [halfSilent, off],
    ['unknown', 'unknown', 'fail', 'fail'],
  ],
  ['off, and a process of it lives', [process, off], ['fail', 'pass', 'fail', 'fail']],
  ['listed nowhere', [elsewhere], ['unknown', 'pass', 'fail', 'fail']],
  ['looked for nowhere', [], ['unknown', 'pass', 'unknown', 'unknown']],
])('a guest that is %s', (_what, hosts, wanted) => {
  const facts = { ...recoverable, hosts };
  const judges = [judgeNowhere, judgeNoImage, judgeOneHome, judgeSomeHome];
  expect(judges.map((judge) => judge(facts).verdict)).toEqual(wanted);
});

test('an image is gone when that host lists the domain without one', () => {
  const gone = (...hosts: readonly HostFacts[]) =>
    judgeImageGone({ ...recoverable, hosts }, hostNameSchema.parse('kvm-b')).verdict;
  expect([gone(elsewhere, off), gone(elsewhere, image)]).toEqual(['pass', 'fail']);
  expect([gone(elsewhere), gone(), gone(hostSays('kvm-b', null, MUTE))]).toEqual(
    Array<string>(3).fill('unknown'),
  );
});

test('the hosts that run it, and those that do not say, are named', () => {
  const values = (...hosts: readonly HostFacts[]) => judgeSomeHome({ ...recoverable, hosts }).values;
  expect(values(runsElsewhere, runs)).toEqual({ node: 'web2', hosts: 'kvm-a, kvm-b' });
  expect(values(silent, off)).toEqual({ node: 'web2', hosts: 'kvm-a' });
});
