import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactSources } from '../../../src/main/actions/facts/fact-sources.ts';
import { gatherHosts } from '../../../src/main/actions/facts/gather-hosts.ts';
import type { GuestPowerFacts } from '../../../src/main/actions/facts/guest-power-facts.ts';
import { guestPowerOff, guestStart } from '../../../src/main/actions/operations/guest-power.ts';
import type { Operation } from '../../../src/main/actions/operations/operation.ts';
import { planOperation } from '../../../src/main/actions/operations/plan-operation.ts';
import { ChangingConnections } from '../../../src/main/actions/run/changing-connections.ts';
import { performDeed } from '../../../src/main/actions/run/perform-deed.ts';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { hostEntrySchema, type HostEntry } from '../../../src/shared/domain/inventory.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { defineGuest, guestReady } from '../../support/lab-guest.ts';
import { labKernel } from '../../support/lab-kernel.ts';
import { startLibvirtd, type LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { tryOpen } from '../../support/lab-reader.ts';
import { startable } from '../../support/power-facts.ts';

const NAME = 'power-web2';
const ID = '7b1c0d52-62e4-4f0e-9a54-0d2f6f1f9c31';
const signal = new AbortController().signal;
const run = promisify(execFile);
let daemon: LabLibvirtd;
let host: HostEntry;
let connections: ChangingConnections;

beforeAll(async () => {
  daemon = await startLibvirtd();
  host = hostEntrySchema.parse({ name: 'kvm-b', libvirt: { socket: daemon.socket } });
  connections = new ChangingConnections({
    settings: {
      configFile: null,
      ownKnownHosts: `${daemon.folder}/known`,
      home: daemon.folder,
      localUser: 'root',
    },
    askers: { hostKey: () => 'no', passphrase: () => null, passphraseWrong: () => undefined },
    clock: systemClock,
    log: silentLogger,
    defaultUser: undefined,
    bmcSecret: () => Promise.resolve(fail({ kind: 'not-asked' })),
  });
  await defineGuest(daemon, await labKernel(), NAME, ID);
});
afterAll(async () => {
  connections.end();
  await daemon.stop();
});

/** The real daemon's domain and this machine's real processes. */
const sources: FactSources = {
  now: () => systemClock.now(),
  deadline: (ms) => systemClock.deadline(ms),
  round: () => Promise.resolve(fail({ kind: 'not-asked' })),
  call: () => Promise.resolve(fail({ kind: 'not-asked' })),
  callLibvirt: () => Promise.resolve(fail({ kind: 'not-asked' })),
  hostRound: () => Promise.resolve(fail({ kind: 'not-asked' })),
  power: () => Promise.resolve(fail({ kind: 'not-asked' })),
  libvirt: () => tryOpen({ kind: 'socket', path: daemon.socket }, 'qemu:///system'),
  run: async (_, [program, ...args]) => {
    const { stdout } = await run(program, args, { maxBuffer: 1 << 26 });
    return ok({ stdout, stderr: '', exitCode: 0, bytes: stdout.length, ms: 0 });
  },
};

async function facts(): Promise<GuestPowerFacts> {
  return { ...startable, guest: NAME, hosts: await gatherHosts([host], [NAME, ID], sources, signal) };
}

/** Plans on fresh facts, does one step's deed, and says what its effects look like afterwards. */
async function doStep(operation: Operation<GuestPowerFacts>, id: string) {
  const before = await facts();
  const head = {
    request: { operation: 'guest-start', node: before.node },
    subject: { kind: 'node', id: before.node },
    cluster: before.cluster,
  } as const;
  const { verdict } = planOperation(head, operation, before);
  const step = operation.steps(before).find((each) => each.id === id);
  const deed = step?.deed(before) ?? null;
  if (step === undefined || deed === null || deed === 'none') return { verdict, step: 'not there' };
  const sent = await performDeed(deed, connections, signal);
  const after = await facts();
  return { verdict, sent: sent.kind, effects: step.effects(after).map((effect) => effect.verdict) };
}

const domstate = async () => (await daemon.virsh(['domstate', NAME, '--reason'])).trim();
const DONE = { verdict: 'allowed', sent: 'done', effects: ['pass'] };
const start = () => guestStart([host]);

test('a real guest is started cold, refused a second time, and loses its power', async () => {
  expect(await doStep(start(), 'start-guest kvm-b')).toEqual(DONE);
  await guestReady(daemon, NAME);
  expect(await domstate()).toBe('running (booted)');
  // Its QEMU process and its domain are both seen: nothing is allowed, and the daemon would refuse too.
  expect(await doStep(start(), 'start-guest kvm-b')).toMatchObject({ verdict: 'blocked', sent: 'refused' });
  const off = guestPowerOff([host]);
  expect(await doStep(off, 'force-power kvm-b')).toEqual({ ...DONE, verdict: 'blocked' });
  expect(await domstate()).toBe('shut off (destroyed)');
});

test('saved memory of a real guest is removed by its own step, and the guest boots cold', async () => {
  await daemon.virsh(['start', NAME]);
  await daemon.virsh(['managedsave', NAME]);
  expect(await domstate()).toBe('shut off (saved)');
  expect(await doStep(start(), 'remove-image kvm-b')).toEqual(DONE);
  expect(await daemon.virsh(['list', '--all', '--with-managed-save', '--name'])).not.toContain(NAME);
  expect(await doStep(start(), 'start-guest kvm-b')).toEqual(DONE);
  expect(await domstate()).toBe('running (booted)');
  await daemon.virsh(['suspend', NAME]);
  expect(await doStep(start(), 'start-guest kvm-b')).toMatchObject({ verdict: 'blocked' });
  expect(await doStep(guestPowerOff([host]), 'force-power kvm-b')).toEqual({ ...DONE, verdict: 'blocked' });
  expect(await domstate()).toBe('shut off (destroyed)');
});
