import { expect, test } from 'vitest';
import { disturbStep } from '../../support/disturb/disturb-step.ts';
import { sfRestart } from '../../support/stages/cluster-stages.ts';
import { guestPowerOff } from '../../support/stages/power-stages.ts';

// A sample of what `npm run verify:deep` does in every step of every operation: null would be a step that was never
// under way, and what is listed is wrong.
test('a node that goes silent while its SF is stopped leaves a debt with its alert, and nothing is said that is not so', async () => {
  expect(await disturbStep(sfRestart, 'stop-sf web2', { kind: 'sshd-stopped', target: 'web2' })).toEqual([]);
}, 60_000);

test('a host whose libvirtd stops while a guest is powered off is not told to be done before it is', async () => {
  const fault = { kind: 'libvirtd-stopped', target: 'kvm-b' } as const;
  expect(await disturbStep(guestPowerOff, 'force-power kvm-b', fault)).toEqual([]);
}, 60_000);
