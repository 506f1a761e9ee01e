import { expect, test } from 'vitest';
import { modelTestSite } from './model-test-site.ts';

test('a switch on request: Wait here, then nowhere Online, then Wait and Online there', () => {
  const { model, after, application } = modelTestSite();
  const both = () => [application('web1'), application('web2')];
  expect(model.cluster('web')?.rms.switchTo('web2', model.settle())).toBeNull();
  expect(both()).toEqual(['Wait', 'Standby']);
  after(4);
  expect(both()).toEqual(['Standby', 'Wait']);
  after(6);
  expect(both()).toEqual(['Standby', 'Online']);
});

test('a second switch is refused while one is active, and to where nobody can take it', () => {
  const { model, inject, after } = modelTestSite();
  const rms = model.cluster('web')!.rms;
  expect(rms.switchTo('web2', model.settle())).toBeNull();
  expect(rms.switchTo('web1', model.settle())).toMatch(/active/);
  after(10);
  inject('rms-stopped', 'web1');
  expect(rms.switchTo('web1', model.settle())).toMatch(/no node/);
});

test('a faulted resource: Faulted here, Offline processing, then the other node takes it', () => {
  const { inject, clear, after, application, memberOf } = modelTestSite();
  inject('application-faulted', 'web1');
  expect([application('web1'), memberOf('web1').faultedResource]).toEqual(['Faulted', 'Gds000_webapp']);
  after(4);
  expect(application('web2')).toBe('Wait');
  after(6);
  expect(application('web2')).toBe('Online');
  clear('application-faulted', 'web1');
  expect(application('web1')).toBe('Standby');
});

test('in maintenance mode nothing is started elsewhere', () => {
  const { inject, after, application, view } = modelTestSite();
  inject('maintenance-mode', 'web');
  inject('guest-off', 'web1');
  after(60);
  expect([view('web2', 'web1'), application('web2')]).toEqual(['DOWN', 'Standby']);
});

test('an orderly stop: DOWN at once, SysNode Faulted (Shutdown), the application moves', () => {
  const { inject, after, view, sysNode, application, domain } = modelTestSite();
  inject('guest-shutdown', 'web1');
  expect([view('web2', 'web1'), sysNode('web2', 'web1')]).toEqual(['DOWN', 'Faulted (Shutdown)']);
  expect(domain('web1')).toBe('shut off (shutdown)');
  after(6);
  expect(application('web2')).toBe('Online');
});

test('a node that boots runs no RMS and no SF until it is admitted', () => {
  const { inject, clear, after, view, memberOf, sysNode } = modelTestSite();
  inject('guest-off', 'web1');
  after(60);
  clear('guest-off', 'web1');
  const { rmsRunning, sfRunning } = memberOf('web1');
  expect([rmsRunning, sfRunning, view('web1', 'web1'), view('web1', 'web2')]).toEqual([
    false,
    false,
    'COMINGUP',
    'UNKNOWN',
  ]);
  after(10);
  expect([memberOf('web1').rmsRunning, memberOf('web1').sfRunning]).toEqual([true, true]);
  expect(sysNode('web2', 'web1')).toBe('Online');
});

test('a fault of a layer outlives the reboot of its node', () => {
  const { inject, clear, after, memberOf } = modelTestSite();
  inject('sf-stopped', 'web1');
  inject('guest-off', 'web1');
  after(60);
  clear('guest-off', 'web1');
  after(60);
  expect([memberOf('web1').sfRunning, memberOf('web1').rmsRunning]).toEqual([false, true]);
});

test('VMware: SA_icmp takes silence for a stop, so a guest that is resumed runs its application twice', () => {
  const { inject, clear, after, view, application } = modelTestSite({ esxi: 2 });
  inject('guest-paused', 'vmw1');
  after(10 + 5 + 3 + 6);
  expect([view('vmw2', 'vmw1'), application('vmw2')]).toEqual(['DOWN', 'Online']);
  clear('guest-paused', 'vmw1');
  after(60);
  expect([application('vmw1'), application('vmw2')]).toEqual(['Online', 'Online']);
});

test('VMware: a kernel that still answers is not stopped by anybody: LEFTCLUSTER stays', () => {
  const { inject, after, view, shut } = modelTestSite({ esxi: 2 });
  inject('guest-hang', 'vmw1');
  after(600);
  expect([view('vmw2', 'vmw1'), shut('vmw2', 'vmw1')]).toEqual(['LEFTCLUSTER', ['KillFailed']]);
});
