import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Attestation } from '../../src/shared/domain/operation-request.ts';
import { everyMachineAnswered } from '../support/engine-client.ts';
import {
  powerOffOf,
  REQUEST,
  saidOf,
  startHostWithBmc,
  STEP,
  untilHung,
  WORD,
  type HostWithBmc,
} from '../support/host-with-bmc.ts';
import { beginOperation, confirmStep, stateOf, untilRun } from '../support/operation-client.ts';
import { until } from '../support/rehearsal-clients.ts';

let stage: HostWithBmc;
beforeAll(async () => {
  stage = await startHostWithBmc();
}, 90_000);
afterAll(() => stage.stop());

async function expectRefused(attestations: Attestation[] = [WORD]): Promise<void> {
  expect(await stage.begin(attestations)).toMatchObject({ ok: false, refusal: { kind: 'blocked' } });
  expect(await stage.bmc.lab.power()).toBe('1');
}

test('without a BMC that answers nothing is cut, and nothing where it says off', async () => {
  expect(saidOf(await stage.planOf(powerOffOf('kvm-c')), 'bmc')).toBe('fail rule.bmc.none');
  stage.bmc.lab.mute(true);
  expect(saidOf(await stage.plan(), 'bmc')).toBe('fail rule.bmc.silent');
  await expectRefused();
  stage.bmc.lab.mute(false);
  await stage.bmc.lab.setPower('0');
  expect(saidOf(await stage.plan(), 'bmc')).toBe('fail rule.bmc.off');
  await stage.bmc.lab.setPower('1');
}, 90_000);

test('a host of which one thing alone answers does not hang', async () => {
  await stage.inject('libvirtd-stopped');
  const noDaemon = await stage.plan();
  expect(saidOf(noDaemon, 'host-silent')).toBe('fail rule.host-silent.answers');
  await stage.clear('libvirtd-stopped');
  await stage.inject('admin-lan-cut');
  const cut = await until(stage.plan, (shown) => saidOf(shown, 'host-silent').startsWith('pass'), 60_000);
  expect(cut.verdict).toBe('blocked');
  expect(saidOf(cut, 'nodes-silent')).toBe('fail rule.nodes-silent.answers');
  await expectRefused();
  await stage.clear('admin-lan-cut');
}, 120_000);

test('a BMC that takes the command and does nothing: it failed, and what it says is said', async () => {
  const { client } = stage.running;
  await everyMachineAnswered(client);
  await stage.inject('host-panic');
  await untilHung(stage);
  await stage.bmc.lab.stick(true);
  const operation = await beginOperation(client, REQUEST, [WORD]);
  await confirmStep(client, operation, STEP);
  await untilRun(client, operation, 'it looks', (run) => stateOf(run, STEP) === 'checking');
  // Its limit is two minutes.
  stage.clock.hurry(6);
  const run = await untilRun(client, operation, 'closed', ({ closedAt }) => closedAt !== null, 90_000);
  stage.clock.hurry(1);
  expect(run.outcome).toBe('failed');
  expect(run.steps).toMatchObject([
    { state: 'failed', effects: [{ verdict: 'fail', sentence: 'effect.host.on' }] },
  ]);
  expect(await stage.bmc.lab.power()).toBe('1');
  await stage.bmc.lab.stick(false);
}, 180_000);
