import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MachineRecord, SitePicture } from '../../src/shared/domain/site-picture.ts';
import { everyMachineAnswered } from '../support/engine-client.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../support/engine-on-rehearsal.ts';
import { OFTEN } from '../support/polled-site.ts';

let running: EngineOnRehearsal;
beforeAll(async () => {
  running = await startEngineOnRehearsal();
  await everyMachineAnswered(running.client);
});
afterAll(() => running.stop());

test('what a poll cost is told of every machine', async () => {
  const { machines } = await running.client.until('a poll of each that used its connection', (picture) =>
    picture.machines.every(({ cost }) => cost !== null && cost.ms > 0),
  );
  for (const { id, source, cost } of machines) {
    expect(cost!.bytes, id).toBeGreaterThan(0);
    expect(cost!.calls, id).toBeGreaterThan(0);
    if (source === 'libvirt') expect(cost!.remoteCpuMs, `${id}: its protocol does not tell`).toBeNull();
    else expect(cost!.remoteCpuMs, id).toBeGreaterThanOrEqual(0);
  }
  const sources = new Set(machines.map(({ source }) => source));
  expect(sources).toEqual(new Set(['libvirt', 'host-files', 'primecluster']));
});

/** A question to a node that says nothing takes longer than twenty seconds: nobody else may wait for it. */
const LONGEST_GAP_MS = 5 * OFTEN.nodeSeconds * 1000;

test('a host and a node that hang cost the others nothing', async () => {
  const { client, site } = running;
  const hung = new Set(['kvm-a', 'web1']);
  for (const target of hung) await site.ask('inject', { kind: 'sshd-hang', target });
  const heard = new Map<string, number[]>();
  const note = ({ machines }: SitePicture) => {
    for (const { id, lastOkAt } of machines) {
      const times = heard.get(id) ?? [];
      if (lastOkAt !== null && times.at(-1) !== lastOkAt) heard.set(id, [...times, lastOkAt]);
    }
  };
  const hangs = ({ name, source, failure }: MachineRecord) =>
    !hung.has(name) || source === 'host-files' || failure !== null;
  const said = await client.until(
    'their questions have timed out',
    (picture) => {
      note(picture);
      return picture.machines.every(hangs);
    },
    100_000,
  );
  for (const target of hung) await site.ask('clear', { kind: 'sshd-hang', target });
  const others = said.machines.filter(({ name, source }) => !hung.has(name) && source !== 'host-files');
  expect(others.length).toBeGreaterThan(8);
  for (const { id, failure } of others) {
    const times = heard.get(id) ?? [];
    const gaps = times.slice(1).map((at, place) => at - times[place]!);
    expect(failure, id).toBeNull();
    expect(gaps.length, `${id} was asked all the time`).toBeGreaterThanOrEqual(3);
    expect(Math.max(...gaps), id).toBeLessThan(LONGEST_GAP_MS);
  }
});
