import { expect, test } from 'vitest';
import { hanging, word } from '../../../../test/support/host-power-off-facts.ts';
import { fresh, SILENCE } from '../../../../test/support/recovery-facts.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostPowerOffFacts } from '../facts/host-power-off-facts.ts';
import { judgePoweredOff } from './host-power-off.ts';

test.each<[string, Partial<HostPowerOffFacts>, JudgedRule['verdict'], JudgedRule['sentence']]>([
  ['its BMC says off', { power: fresh(ok('off')) }, 'pass', 'effect.host.off'],
  ['its BMC says on', {}, 'fail', 'effect.host.on'],
  ['its BMC is silent', { power: fresh(fail(SILENCE)) }, 'unknown', 'effect.host.not-known'],
  ['it has no BMC', { power: null }, 'unknown', 'effect.host.not-known'],
  [
    'its sshd answers while its BMC says off',
    { power: fresh(ok('off')), ssh: fresh(ok([])) },
    'fail',
    'effect.host.answers',
  ],
  [
    'its kernel breaks a connection off while its BMC says off',
    {
      power: fresh(ok('off')),
      calls: [fresh(fail({ kind: 'unreachable', detail: 'ECONNRESET', reached: 'machine' }))],
    },
    'fail',
    'effect.host.answers',
  ],
  [
    'its libvirt answers while its BMC says off',
    { power: fresh(ok('off')), libvirt: fresh(ok([])) },
    'fail',
    'effect.host.answers',
  ],
])('a host has lost its power or not: %s', (_, change, verdict, sentence) => {
  // No word stands in for what the BMC says.
  const asserted = [word, { ...word, typed: 'kvm-b off' }];
  expect(judgePoweredOff({ ...hanging, asserted, ...change })).toMatchObject({
    rule: 'effect',
    verdict,
    sentence,
    attestBy: null,
    attested: false,
    values: { host: 'kvm-b' },
  });
});
