import { expect, test } from 'vitest';
import type { FaultKind } from '../../../shared/contract/rehearsal.ts';
import { modelTestSite } from './model-test-site.ts';

test.each<[FaultKind, number]>([
  ['host-panic', 0],
  ['host-hang', 0],
  ['host-overload', 60],
])(
  'C, %s: the other host powers it off with all guests; guests elsewhere learn it from SA_vmchkhost',
  (kind, head) => {
    const { inject, after, view, application, model, shut } = modelTestSite();
    inject(kind, 'kvm-c');
    after(head + 10);
    expect(view('kvm-d', 'kvm-c')).toBe('LEFTCLUSTER');
    // kvm-d is the later name: it waits for adverts that do not come, then SA_ipmi works.
    after(5 + 3);
    expect([view('kvm-d', 'kvm-c'), model.host('kvm-c')?.state]).toEqual(['DOWN', 'off']);
    expect(application('kvm-d')).toBe('Wait');
    // Now at the latest the guest is silent: 10 s, 5 s, two agents that time out, and the third.
    after(10 + 5 + 70 + 3);
    expect(shut('db2', 'db1')).toEqual(['KillFailed', 'KillFailed', 'KillWorked']);
    expect(view('db2', 'db1')).toBe('DOWN');
    after(6);
    expect([application('db2'), application('kvm-d')]).toEqual(['Online', 'Online']);
  },
);

test('C: the whole story ends within the 160 s that the manual gives a KVM guest', () => {
  const { inject, after, view } = modelTestSite();
  inject('host-hang', 'kvm-c');
  after(160);
  expect(view('db2', 'db1')).toBe('DOWN');
});

test('C, host cluster cut: the host of the first name stops the other one with all its guests', () => {
  const { inject, clear, after, view, domain, model } = modelTestSite();
  inject('interconnect-cut', 'hosts');
  after(13);
  expect([view('kvm-c', 'kvm-d'), model.host('kvm-d')?.state]).toEqual(['DOWN', 'off']);
  expect(domain('db2')).toBe('shut off (crashed)');
  after(200);
  clear('interconnect-cut', 'hosts');
  after(60);
  expect([view('kvm-c', 'kvm-d'), view('db1', 'db2'), domain('db2')]).toEqual([
    'UP',
    'UP',
    'running (booted)',
  ]);
});

test('B, host panic: nobody can prove it and its nodes stay LEFTCLUSTER', () => {
  const { inject, after, view, application } = modelTestSite();
  inject('host-panic', 'kvm-a');
  after(600);
  expect([view('web2', 'web1'), application('web2')]).toEqual(['LEFTCLUSTER', 'Standby']);
});

test('B, host overload: it is slow, and no heartbeat is lost', () => {
  const { inject, after, view, model } = modelTestSite();
  inject('host-overload', 'kvm-a');
  after(600);
  expect([view('web2', 'web1'), model.host('kvm-a')?.overloaded]).toEqual(['UP', true]);
});

test('an overloaded host has no idle time left, and its sums never shrink', () => {
  const { inject, clear, after, clock, model } = modelTestSite();
  const host = model.host('kvm-b')!;
  const read = () => {
    host.settle(clock.now());
    return host.cpu(clock.now());
  };
  const before = read();
  inject('host-overload', 'kvm-b');
  after(60);
  const during = read();
  expect((during.idleMs - before.idleMs) / (60_000 * host.plan.cores)).toBeLessThan(0.05);
  clear('host-overload', 'kvm-b');
  after(60);
  const afterwards = read();
  for (const field of ['userMs', 'kernelMs', 'idleMs', 'ioWaitMs'] as const) {
    expect(afterwards[field]).toBeGreaterThanOrEqual(during[field]);
    expect(during[field]).toBeGreaterThanOrEqual(before[field]);
  }
});

test('after its repair the host joins in 10 s, its guests boot after 20 s and join in 10 s more', () => {
  const { inject, clear, after, view, application } = modelTestSite();
  inject('host-hang', 'kvm-c');
  after(200);
  clear('host-hang', 'kvm-c');
  after(10);
  expect([view('kvm-d', 'kvm-c'), view('db2', 'db1')]).toEqual(['UP', 'DOWN']);
  after(20);
  expect([view('db2', 'db1'), view('db1', 'db2')]).toEqual(['UP', 'UP']);
  expect([application('db1'), application('db2')]).toEqual(['Standby', 'Online']);
});
