import { expect, test } from 'vitest';
import { emptyHost } from '../../../../test/support/host-guests-facts.ts';
import { fresh, SILENCE } from '../../../../test/support/recovery-facts.ts';
import type { LibvirtGuests } from '../../../shared/domain/machine-settings.ts';
import { fail, ok } from '../../../shared/result.ts';
import { judgeLibvirtGuests } from './libvirt-guests.ts';

const SAFE: LibvirtGuests = { unit: 'enabled', onShutdown: 'shutdown', onBoot: 'ignore' };
const BAD: LibvirtGuests = { unit: 'enabled', onShutdown: 'suspend', onBoot: 'start' };

test.each<[string, Partial<LibvirtGuests>, string]>([
  ['shuts down and starts nothing', SAFE, 'pass'],
  ['is disabled, whatever is set', { ...BAD, unit: 'disabled' }, 'pass'],
  ['is absent, whatever is set', { ...BAD, unit: 'absent' }, 'pass'],
  ['suspends', { onShutdown: 'suspend' }, 'fail'],
  ['starts guests', { onBoot: 'start' }, 'fail'],
  ['does neither wholly', BAD, 'fail'],
])('I7 of a host whose libvirt-guests %s', (_what, change, verdict) => {
  const { host } = emptyHost;
  expect(judgeLibvirtGuests({ host, libvirtGuests: fresh(ok({ ...SAFE, ...change })) }).verdict).toBe(
    verdict,
  );
});

test('I7 is not known where the host says nothing', () => {
  const { host } = emptyHost;
  expect(judgeLibvirtGuests({ host, libvirtGuests: fresh(fail(SILENCE)) }).verdict).toBe('unknown');
  expect(judgeLibvirtGuests({ host, libvirtGuests: fresh(ok(null)) }).verdict).toBe('unknown');
});
