import { expect, test } from 'vitest';
import { operationPlanSchema } from '../domain/operation-plan.ts';
import { runbookOf } from './plan-text.ts';
import { createText } from './text.ts';
import { virshCommand } from './virsh-command.ts';

const ID = '11111111-2222-3333-4444-555555555555';

test.each([
  [`virDomainShutdown(${ID})`, `virsh shutdown ${ID}`],
  [`virDomainDestroyFlags(${ID}, 0)`, `virsh destroy ${ID}`],
  [`virDomainCreateWithFlags(${ID}, VIR_DOMAIN_START_FORCE_BOOT)`, `virsh start ${ID} --force-boot`],
  [`virDomainManagedSaveRemove(${ID}, 0)`, `virsh managedsave-remove ${ID}`],
  [`virDomainCreateWithFlags(${ID}, 0)`, null],
  [`virDomainDestroyFlags(${ID}, 1)`, null],
  ['/opt/SMAW/bin/cftool -k', null],
])('%s is %j by hand', (call, command) => {
  expect(virshCommand(call)).toBe(command);
});

test('a runbook says how a call of libvirt is made by hand, after the call itself', () => {
  const step = {
    id: 'power-off web2',
    step: 'power-off',
    part: 'step',
    standing: 'now',
    command: `virDomainDestroyFlags(${ID}, 0)`,
    machine: 'kvm-b',
    citation: 'our-rule',
    irreversible: true,
    values: { node: 'web2', host: 'kvm-b', state: 'running' },
    rules: [],
  };
  const plan = operationPlanSchema.parse({
    request: { operation: 'guest-power-off', node: 'web2' },
    subject: { kind: 'node', id: 'web2' },
    cluster: 'web',
    at: 0,
    verdict: 'allowed',
    waitUntil: null,
    rules: [],
    steps: [step],
  });
  const lines = runbookOf(createText('en'), plan).split('\n');
  const call = lines.indexOf(`   virDomainDestroyFlags(${ID}, 0)`);
  expect(call).toBeGreaterThan(0);
  expect(lines.indexOf(`   virsh destroy ${ID}`)).toBeGreaterThan(call);
});
