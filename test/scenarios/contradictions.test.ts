import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenStage } from '../../src/main/cli/rehearse/open-stage.ts';
import type { FaultKind } from '../../src/shared/contract/rehearsal.ts';
import type { FindingCode } from '../../src/shared/domain/finding.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';
import { openTestStage } from '../support/scenario-stage.ts';

const PATIENCE_MS = 120_000;
const never = new AbortController().signal;
let stage: OpenStage;
beforeAll(async () => {
  stage = await openTestStage(8);
  await until('everything is read and healthy', isAtRest);
});
afterAll(() => stage.close());

/** What the site deserves to be advised of as long as it is as it is. */
const ADVICE = ['configuration-a', 'host-power-not-known', 'host-power-not-known', 'sa-icmp-unconfirmed'];
const adviceOf = ({ advice }: SitePicture) => advice.map(({ code }) => code).sort();
const isAtRest = (picture: SitePicture): boolean =>
  picture.severity === 'healthy' && adviceOf(picture).length === ADVICE.length;

/** Looks until it is so; the time is the rehearsal's. */
async function until(what: string, isSo: (picture: SitePicture) => boolean): Promise<SitePicture> {
  const last = stage.clock.now() + PATIENCE_MS;
  for (;;) {
    const picture = await stage.look(never);
    if (picture !== null && isSo(picture)) return picture;
    if (stage.clock.now() > last) throw new Error(`${what}: not so; ${JSON.stringify(picture?.findings)}`);
    await stage.clock.sleep(1_000, never);
  }
}

test('a healthy site has no finding, and only the advice that it deserves', async () => {
  const picture = await until('at rest', isAtRest);
  expect(picture.findings).toEqual([]);
  expect(adviceOf(picture)).toEqual(ADVICE);
  for (const { deduction } of picture.clusters) expect(deduction.concluded).toBe(deduction.declared);
  for (const { clock } of picture.nodes) expect(clock).toMatchObject({ kind: 'known' });
});

/** One fault, and what the console says of it over SSH and libvirt. */
const SAID: readonly (readonly [FaultKind, string, readonly FindingCode[]])[] = [
  ['guest-paused', 'web2', ['domain-paused-by-user']],
  ['guest-paused-unknown', 'web2', ['domain-paused-unknown']],
  ['guest-paused-by-io-error', 'web2', ['domain-paused-io-error']],
  ['guest-paused-by-migration', 'web2', ['domain-paused-migration', 'migration-window']],
  ['domain-on-two-hosts', 'web2', ['domain-on-two-hosts', 'defined-on-two-hosts']],
  ['autostart-on-two-hosts', 'web2', ['autostart-on-two-hosts']],
  ['same-uuid', 'web2', ['same-uuid']],
  ['same-mac', 'web2', ['same-mac']],
  ['managed-save-present', 'web2', ['managed-save-present']],
  ['cf-timeout-different', 'web1', ['cf-timeout-differs']],
  ['cf-timeout-raised', 'web', ['cf-timeout-raised']],
  ['domain-made-anew', 'web2', ['node-without-domain']],
  ['node-shown-down', 'web2', ['cf-down-but-answers']],
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
  ['node-left-cluster', 'web2', ['cf-partition', 'leftcluster-while-answering', 'leftcluster-domain-runs']],
  ['guest-off-not-proven', 'web2', ['leftcluster-domain-stopped']],
  ['agent-missing', 'web1', ['sf-not-known', 'sf-no-agent']],
  ['agent-row-missing', 'web1', ['sf-no-agent']],
  ['agent-vmchkhost-configured', 'web', ['configuration-differs']],
  ['agent-untested', 'web1', ['sf-agent-untested']],
  ['agent-target-wrong', 'web1', ['sf-target-differs']],
  ['sf-settings-different', 'web1', ['sf-settings-differ']],
  ['application-row-missing', 'web2', ['application-row-missing']],
  ['application-not-as-intended', 'web1', ['application-not-as-intended']],
  ['nodes-on-one-host', 'web', ['nodes-on-one-host']],
  ['domain-off-but-node-runs', 'web1', ['node-alive-domain-off']],
  ['node-missing-in-cf', 'web', ['cf-row-missing']],
];

test.each(SAID)('%s on %s is said as %j', async (kind, target, codes) => {
  const missing = new Set<string>(codes);
  expect(await stage.perform({ inject: kind, on: target }, never)).toBeNull();
  try {
    await until(codes.join(), ({ findings, advice }) => {
      for (const { code } of [...findings, ...advice]) missing.delete(code);
      return missing.size === 0;
    });
  } finally {
    await stage.perform({ clear: kind, on: target }, never);
    await until(`healthy again after ${kind}`, isAtRest);
  }
});
