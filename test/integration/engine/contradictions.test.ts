import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultKind } from '../../../src/shared/contract/rehearsal.ts';
import type { FindingCode } from '../../../src/shared/domain/finding.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';

const PATIENCE_MS = 60_000;
let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
  await running.client.until('everything is read and healthy', ({ severity }) => severity === 'healthy');
});
afterAll(() => running.stop());

test('a healthy site has no finding, and only the advice that one host for all nodes deserves', () => {
  const picture = running.client.picture()!;
  expect(picture.findings).toEqual([]);
  expect(picture.advice.map(({ code }) => code)).toEqual(['configuration-a']);
  const concluded = picture.clusters.map(({ deduction }) => [deduction.declared, deduction.concluded]);
  expect(concluded.every(([declared, found]) => declared === found)).toBe(true);
  expect(picture.clusters.map(({ verdict }) => verdict.protection)).toEqual(
    picture.clusters.map(() => 'fenced'),
  );
  for (const { clock } of picture.nodes) expect(clock).toMatchObject({ kind: 'known' });
});

/** One fault, and what the console says of it over SSH and libvirt. */
const SAID: readonly (readonly [FaultKind, string, readonly FindingCode[]])[] = [
  ['guest-paused', 'web2', ['domain-paused-by-user']],
  ['guest-paused-by-io-error', 'web2', ['domain-paused-io-error']],
  ['guest-paused-by-migration', 'web2', ['domain-paused-migration', 'migration-window']],
  ['domain-on-two-hosts', 'web2', ['domain-on-two-hosts', 'defined-on-two-hosts']],
  ['autostart-on-two-hosts', 'web2', ['autostart-on-two-hosts']],
  ['same-uuid', 'web2', ['same-uuid']],
  ['same-mac', 'web2', ['same-mac']],
  ['managed-save-present', 'web2', ['managed-save-present']],
  ['cf-timeout-different', 'web1', ['cf-timeout-differs']],
  ['cf-timeout-raised', 'web', ['cf-timeout-raised']],
  ['unknown-node', 'web', ['cf-stranger']],
  ['rms-stopped', 'web1', ['cf-up-rms-down']],
  ['application-online-twice', 'web', ['application-online-twice']],
  ['maintenance-mode', 'web', ['application-maintenance']],
  ['shutdown-priority-set', 'db', ['shutdown-priority-set']],
  ['foreign-resource', 'hosts', ['foreign-host-resource']],
  ['clock-skew', 'web1', ['clock-skew']],
  ['libvirt-guests-suspend', 'kvm-a', ['libvirt-guests-suspend']],
  ['kvmguests-different', 'kvm-c', ['kvmguests-differs']],
  ['host-overload', 'kvm-c', ['host-overloaded']],
  ['interconnect-cut', 'web', ['cf-partition', 'leftcluster-while-answering', 'leftcluster-domain-runs']],
  ['guest-off-not-proven', 'web2', ['leftcluster-domain-stopped']],
];

test.each(SAID)('%s on %s is said as %j', { timeout: 200_000 }, async (kind, target, codes) => {
  const missing = new Set<string>(codes);
  await running.site.ask('inject', { kind, target });
  try {
    await running.client.until(
      codes.join(),
      ({ findings, advice }) => {
        for (const { code } of [...findings, ...advice]) missing.delete(code);
        return missing.size === 0;
      },
      PATIENCE_MS,
    );
  } finally {
    await running.site.ask('clear', { kind, target });
    await running.client.until(
      `healthy again after ${kind}`,
      ({ severity, advice }) => severity === 'healthy' && advice.length === 1,
      120_000,
    );
  }
});
