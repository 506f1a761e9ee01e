import { expect, test } from 'vitest';
import { BMC } from '../../../../test/support/host-power-off-facts.ts';
import { hostEntrySchema } from '../../../shared/domain/inventory.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { systemClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/logger.ts';
import type { BmcAnswer } from '../../sources/bmc/bmc-options.ts';
import { ChangingConnections } from './changing-connections.ts';
import { performDeed } from './perform-deed.ts';

const deed = { kind: 'bmc', on: hostEntrySchema.parse({ name: 'kvm-b', bmc: BMC }), bmc: BMC } as const;
const signal = new AbortController().signal;

/** Connections whose BMC answers so, or whose password is missing. */
function answering(answer: Result<BmcAnswer, ProbeFailure> | null): ChangingConnections {
  const missing = fail({ kind: 'secret-missing', secret: 'kvm-b', detail: 'nothing is stored' } as const);
  const connections = new ChangingConnections({
    settings: { configFile: null, ownKnownHosts: '/nowhere', home: '/nowhere', localUser: 'nobody' },
    askers: { hostKey: () => 'no', passphrase: () => null, passphraseWrong: () => undefined },
    clock: systemClock,
    log: silentLogger,
    defaultUser: undefined,
    bmcSecret: () => Promise.resolve(missing),
  });
  if (answer !== null)
    connections.bmc = () => Promise.resolve(ok({ powerOff: () => Promise.resolve(answer) }));
  return connections;
}

test('what the BMC says to it is shown', async () => {
  const done = ok({ raw: 'Chassis Power Control: Down/Off\n', command: 'ipmitool' });
  expect(await performDeed(deed, answering(done), signal)).toEqual({
    kind: 'done',
    output: 'Chassis Power Control: Down/Off\n',
  });
});

test('without the password nothing was sent', async () => {
  expect(await performDeed(deed, answering(null), signal)).toMatchObject({ kind: 'not-sent' });
});

test.each<[ProbeFailure, 'refused' | 'not-known']>([
  [{ kind: 'login-refused', user: 'admin', detail: '' }, 'refused'],
  [{ kind: 'unsupported', directive: 'ForceOff', where: 'the BMC does not offer it' }, 'refused'],
  [{ kind: 'certificate', fingerprint: '', detail: '' }, 'refused'],
  // It may have been cut before the answer was lost: only a look tells.
  [{ kind: 'timed-out', afterMs: 30_000 }, 'not-known'],
  [{ kind: 'unreachable', detail: 'reset' }, 'not-known'],
  [{ kind: 'refused', exitCode: 1, stderr: '' }, 'not-known'],
  [{ kind: 'unreadable', line: '' }, 'not-known'],
  [{ kind: 'cancelled' }, 'not-known'],
])('a failure says whether it can have happened: %o is %s', async (failure, kind) => {
  expect(await performDeed(deed, answering(fail(failure)), signal)).toEqual({
    kind,
    output: JSON.stringify(failure),
  });
});
