import { expect, test } from 'vitest';
import { FAULT_TARGETS, FAULTS, type FaultTarget } from '../../../shared/contract/rehearsal.ts';
import { modelTestSite } from './model-test-site.ts';

const TARGETS: Readonly<Record<FaultTarget, string>> = {
  guest: 'db1',
  node: 'db1',
  host: 'kvm-c',
  machine: 'db1',
  cluster: 'db',
  'host-cluster': 'hosts',
};

const targetOf = (kind: (typeof FAULTS)[number]): string =>
  kind === 'agent-vmchkhost-configured' ? 'web' : TARGETS[FAULT_TARGETS[kind]];

test.each(FAULTS.map((kind) => [kind, targetOf(kind)] as const))(
  '%s of %s: injected for ten minutes and repaired, everything is as it was in five',
  (kind, target) => {
    const { model, inject, clear, after } = modelTestSite();
    const standing = () => ({
      views: model.clusters.map((cluster) =>
        cluster.members.flatMap((a) =>
          cluster.members.map((b) => `${cluster.view(a, b)} ${a.sysNode(b).state} ${a.cfTimeoutSeconds}`),
        ),
      ),
      online: model.clusters.map(
        ({ members }) => members.filter(({ application }) => application.state === 'Online').length,
      ),
      running: model.clusters.map(({ members }) => members.every((m) => m.rmsRunning && m.sfRunning)),
      guests: model
        .allGuests()
        .map(({ plan, standing: { state }, autostart, managedSave }) => [
          plan,
          state,
          autostart,
          managedSave,
        ]),
      hosts: [...model.hosts.values()].map(({ state, overloaded }) => [state, overloaded]),
    });
    const before = standing();
    inject(kind, target);
    after(600);
    clear(kind, target);
    after(300);
    expect(standing()).toEqual(before);
    expect(model.faults()).toEqual([]);
  },
);

test('copies of a guest lie on another host and go with their cause', () => {
  const { model, inject, clear } = modelTestSite();
  const copies = () =>
    model
      .allGuests()
      .filter((guest) => guest !== model.guest('web1') && !model.guests.has(guest.plan.name))
      .concat(
        model
          .allGuests()
          .filter(({ plan }) => plan.name === 'web1')
          .slice(1),
      )
      .map(({ plan, standing }) => ({ ...plan, state: standing.state }));
  const own = model.guest('web1')!.plan;
  inject('domain-on-two-hosts', 'web1');
  inject('same-uuid', 'web1');
  inject('same-mac', 'web1');
  const [uuid, mac, twice] = copies();
  expect(twice).toMatchObject({ name: 'web1', uuid: own.uuid, host: 'kvm-b', state: 'running' });
  expect(uuid).toMatchObject({ name: 'web1-copy', uuid: own.uuid, state: 'shut off' });
  expect(mac).toMatchObject({ name: 'web1-copy', mac: own.mac, state: 'running' });
  expect(uuid!.mac).not.toBe(own.mac);
  expect(mac!.uuid).not.toBe(own.uuid);
  for (const kind of ['domain-on-two-hosts', 'same-uuid', 'same-mac'] as const) clear(kind, 'web1');
  expect(copies()).toEqual([]);
});

test('both nodes on one host: the domain moves, its host adds up as before, and it goes home', () => {
  const { model, inject, clear, clock } = modelTestSite();
  const busy = () => {
    const host = model.host('kvm-b')!;
    host.settle(clock.now());
    return host.cpu(clock.now()).userMs;
  };
  const before = busy();
  inject('nodes-on-one-host', 'web');
  expect(model.guest('web2')!.plan.host).toBe('kvm-a');
  expect(busy()).toBe(before);
  clear('nodes-on-one-host', 'web');
  expect(model.guest('web2')!.plan.host).toBe('kvm-b');
});

test('a slow disk: requests take longer and less is moved', () => {
  const { model, inject, clock } = modelTestSite();
  const guest = model.guest('db1')!;
  const perRequest = () => {
    const { readMs, readBytes } = guest.meter;
    clock.advance(60_000);
    guest.settle(clock.now());
    return (guest.meter.readMs - readMs) / ((guest.meter.readBytes - readBytes) / 16_384);
  };
  expect(perRequest()).toBeCloseTo(0.2);
  inject('slow-disk', 'db1');
  expect(perRequest()).toBeCloseTo(60);
});

test.each([
  ['nodes-on-one-host', 'lab'],
  ['foreign-resource', 'db'],
  ['kvmguests-different', 'kvm-a'],
  ['shutdown-priority-set', 'hosts'],
  ['libvirtd-stopped', 'esx-1'],
  ['sshd-stopped', 'esx-1'],
  ['same-uuid', 'vmw1'],
] as const)('%s of %s is refused with a reason', (kind, target) => {
  const { inject } = modelTestSite({ esxi: 2 });
  expect(() => {
    inject(kind, target);
  }).toThrow(target);
});
