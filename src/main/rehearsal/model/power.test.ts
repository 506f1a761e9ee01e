import { expect, test } from 'vitest';
import { modelTestSite } from './model-test-site.ts';
import { powerOffGuest, shutDownGuest, shutDownHost, startGuest } from './power.ts';

function machines() {
  const site = modelTestSite();
  const { model } = site;
  const on =
    (deed: typeof startGuest) =>
    (name: string): void => {
      deed(model, model.guest(name)!, model.settle());
    };
  return {
    ...site,
    start: on(startGuest),
    powerOff: on(powerOffGuest),
    shutDown: on(shutDownGuest),
    shutDownHost: (name: string) => {
      shutDownHost(model, model.host(name)!, model.settle());
    },
  };
}

test('a guest that is shut down leaves CF in an orderly way, and its application starts elsewhere', () => {
  const { shutDown, after, view, domain, application, sysNode } = machines();
  shutDown('web1');
  after(7);
  expect(domain('web1')).toBe('running (booted)');
  after(2);
  expect(domain('web1')).toBe('shut off (shutdown)');
  expect([view('web2', 'web1'), sysNode('web2', 'web1')]).toEqual(['DOWN', 'Faulted (Shutdown)']);
  after(10);
  expect(application('web2')).toBe('Online');
});

test('a guest that is powered off is LEFTCLUSTER after the CF timeout, then eliminated, and rejoins when started', () => {
  const { powerOff, start, after, view, domain, application } = machines();
  powerOff('web1');
  expect([domain('web1'), view('web2', 'web1')]).toEqual(['shut off (destroyed)', 'UP']);
  after(11);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
  after(60);
  expect([view('web2', 'web1'), application('web2')]).toEqual(['DOWN', 'Online']);
  start('web1');
  expect(domain('web1')).toBe('running (booted)');
  after(20);
  expect([view('web2', 'web1'), view('web1', 'web2'), application('web1')]).toEqual(['UP', 'UP', 'Standby']);
});

test.each([
  'guest-hang',
  'guest-panic',
  'guest-paused',
  'guest-pmsuspended',
  'guest-off-not-proven',
] as const)('after %s a power cycle ends the fault and brings the node back', (fault) => {
  const { inject, powerOff, start, after, view, model, domain } = machines();
  inject(fault, 'web1');
  after(5);
  if (fault !== 'guest-off-not-proven') powerOff('web1');
  after(200);
  start('web1');
  after(30);
  expect([domain('web1'), view('web2', 'web1')]).toEqual(['running (booted)', 'UP']);
  expect(model.faults()).toEqual([]);
});

test.each(['guest-hang', 'guest-paused'] as const)(
  'after %s it does not hear that it is to shut down',
  (fault) => {
    const { inject, shutDown, after, domain } = machines();
    inject(fault, 'web1');
    const before = domain('web1');
    shutDown('web1');
    after(30);
    expect(domain('web1')).toBe(before);
  },
);

test('a request to shut down does not reach the boot that follows a power-off', () => {
  const { shutDown, powerOff, start, after, domain } = machines();
  shutDown('web1');
  after(2);
  powerOff('web1');
  start('web1');
  after(30);
  expect(domain('web1')).toBe('running (booted)');
});

test('a cold boot discards a saved image', () => {
  const { inject, shutDown, start, after, model } = machines();
  shutDown('web1');
  after(10);
  inject('managed-save-present', 'web1');
  start('web1');
  expect([model.guest('web1')?.managedSave, model.faults()]).toEqual([false, []]);
});

test('a host that is shut down takes its guests down first; as "suspend" it saves them', () => {
  for (const suspend of [false, true]) {
    const { model, inject, clear, shutDownHost: shutDown, after, domain, view } = machines();
    const host = model.guest('web1')!.plan.host;
    if (suspend) inject('libvirt-guests-suspend', host);
    shutDown(host);
    after(10);
    expect(domain('web1')).toBe(suspend ? 'shut off (saved)' : 'shut off (shutdown)');
    after(10);
    expect([model.host(host)?.state, model.guest('web1')?.managedSave]).toEqual(['off', suspend]);
    if (!suspend) expect(view('web2', 'web1')).toBe('DOWN');
    clear('host-down', host);
    after(30);
    expect([model.host(host)?.state, domain('web1')]).toEqual(['up', 'shut off (unknown)']);
  }
});
