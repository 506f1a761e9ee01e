import { expect, test } from 'vitest';
import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import { RehearsalClock } from './rehearsal-clock.ts';
import { RehearsalSite } from './rehearsal-site.ts';
import { planSite } from './site-plan.ts';

const NOON = 1_700_000_000_000;

function site() {
  const clock = new RehearsalClock(() => NOON);
  const model = new RehearsalSite(planSite({ hosts: 4, guests: 8, nodes: 6, seed: 1 }), clock);
  const view = (observer: string, target: string) => {
    const cluster = model.clusterOf(observer)!;
    return cluster.view(cluster.member(observer)!, cluster.member(target)!);
  };
  const after = (seconds: number) => {
    clock.advance(seconds * 1_000);
    model.settle();
  };
  const application = (node: string) => model.member(node)!.application.state;
  return { model, clock, view, after, application };
}

test.each<[FaultKind, string]>([
  ['guest-hang', 'running (booted)'],
  ['guest-paused', 'paused (user)'],
  ['guest-panic', 'crashed (panicked)'],
  ['guest-off', 'shut off (destroyed)'],
])(
  '%s: the domain is %s, and the peer sees LEFTCLUSTER after the CF timeout, not before',
  (kind, standing) => {
    const { model, view, after } = site();
    expect(model.inject({ kind, target: 'web1' })).toBeNull();
    const seen = model.guest('web1')!.standing;
    expect(`${seen.state} (${seen.reason})`).toBe(standing);
    after(9);
    expect(view('web2', 'web1')).toBe('UP');
    after(1);
    expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
  },
);

test('SF proves that a guest is off: the node goes DOWN and its application moves', () => {
  const { model, view, after, application } = site();
  model.inject({ kind: 'guest-off', target: 'web1' });
  // Of two equal sides that of web1 comes first, so the other waits in case its adverts only got lost.
  after(17);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
  after(1);
  expect(view('web2', 'web1')).toBe('DOWN');
  expect(application('web2')).toBe('Wait');
  after(6);
  expect(application('web2')).toBe('Online');
  expect(model.member('web2')!.sysNode(model.member('web1')!)).toEqual({
    state: 'Faulted',
    details: 'Killed',
  });
});

test('without SF on the survivor the node stays LEFTCLUSTER', () => {
  const { model, view, after, application } = site();
  model.inject({ kind: 'sf-stopped', target: 'web2' });
  model.inject({ kind: 'guest-off', target: 'web1' });
  after(600);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
  expect(application('web2')).toBe('Standby');
});

test('a node cut off sees its peers LEFTCLUSTER as well, while its domain runs', () => {
  const { model, view, after } = site();
  model.inject({ kind: 'node-left-cluster', target: 'db1' });
  after(10);
  expect([view('db1', 'db2'), view('db2', 'db1')]).toEqual(['LEFTCLUSTER', 'LEFTCLUSTER']);
  expect(model.machineUp('db1')).toBe(true);
});

test('a dead host leaves LEFTCLUSTER in configuration B, and is resolved by Host OS failover in C', () => {
  const { model, view, after, application } = site();
  model.inject({ kind: 'host-down', target: 'kvm-b' });
  model.inject({ kind: 'host-down', target: 'kvm-c' });
  after(600);
  expect(view('web1', 'web2')).toBe('LEFTCLUSTER');
  expect(view('db2', 'db1')).toBe('DOWN');
  expect(application('db2')).toBe('Online');
  expect(model.guest('batch1')!.standing.state).toBe('shut off');
});

test('after a repair the node comes back: LEFTCLUSTER, DOWN, UP, and everything runs', () => {
  const { model, view, after, application } = site();
  model.inject({ kind: 'guest-off', target: 'web1' });
  after(60);
  model.clear({ kind: 'guest-off', target: 'web1' });
  after(6);
  expect(view('web2', 'web1')).toBe('DOWN');
  after(6);
  expect([view('web2', 'web1'), view('web1', 'web2')]).toEqual(['UP', 'UP']);
  expect([application('web1'), application('web2')]).toEqual(['Standby', 'Online']);
  expect(model.faults()).toEqual([]);
});

test('a pause shorter than the CF timeout is not noticed by the cluster', () => {
  const { model, view, after } = site();
  model.inject({ kind: 'guest-paused', target: 'web1' });
  after(5);
  model.clear({ kind: 'guest-paused', target: 'web1' });
  after(120);
  expect(view('web2', 'web1')).toBe('UP');
  expect(model.guest('web1')!.standing).toEqual({ state: 'running', reason: 'unpaused' });
});

test('one big step of the clock ends where many small ones do', () => {
  const ends = [600, 1].map((step) => {
    const { model, view, after, application } = site();
    model.inject({ kind: 'host-down', target: 'kvm-c' });
    for (let seconds = 0; seconds < 600; seconds += step) after(step);
    return [view('db2', 'db1'), application('db2')];
  });
  expect(ends[0]).toEqual(ends[1]);
});

test('lifecycle events are told as libvirt numbers them', () => {
  const { model } = site();
  const seen: string[] = [];
  model.onLifecycle(({ guest, event, detail }) => seen.push(`${guest.plan.name} ${event} ${detail}`));
  model.inject({ kind: 'guest-paused', target: 'web1' });
  model.clear({ kind: 'guest-paused', target: 'web1' });
  model.inject({ kind: 'guest-panic', target: 'web1' });
  model.clear({ kind: 'guest-panic', target: 'web1' });
  expect(seen).toEqual(['web1 3 0', 'web1 4 0', 'web1 8 0', 'web1 5 1', 'web1 2 0']);
});

test('a host adds up: its CPU time is that of its guests and a little, and all of it is cores × time', () => {
  const { model, clock } = site();
  const host = model.host('kvm-a')!;
  const [first, second] = [0, 60_000].map((ms) => {
    clock.advance(ms);
    host.settle(clock.now());
    const guests = host.guests.reduce((sum, guest) => sum + guest.meter.cpuMs, 0);
    return { ...host.cpu(clock.now()), guests };
  });
  const grown = (field: 'userMs' | 'kernelMs' | 'idleMs' | 'ioWaitMs' | 'guests') =>
    second![field] - first![field];
  expect(grown('userMs')).toBeGreaterThan(grown('guests'));
  const all = grown('userMs') + grown('kernelMs') + grown('idleMs') + grown('ioWaitMs');
  expect(all).toBeCloseTo(host.plan.cores * 60_000, 0);
});

test.each<[FaultKind, string]>([
  ['guest-off', 'kvm-a'],
  ['rms-stopped', 'batch1'],
  ['host-down', 'web1'],
  ['libvirtd-stopped', 'web1'],
  ['sshd-hang', 'nobody'],
])('%s of %s is refused with a reason', (kind, target) => {
  const { model } = site();
  expect(model.inject({ kind, target })).toMatch(target);
  expect(model.faults()).toEqual([]);
});

test('the clock runs faster, is moved on, and never runs backwards', () => {
  let real = NOON;
  const clock = new RehearsalClock(() => real);
  clock.setRate(60);
  real += 1_000;
  expect(clock.now()).toBe(NOON + 60_000);
  clock.advance(5_000);
  clock.setRate(1);
  expect(clock.now()).toBe(NOON + 65_000);
  real -= 10_000;
  expect(clock.now()).toBe(NOON + 65_000);
});
