import { expect, test } from 'vitest';
import { modelTestSite } from './model-test-site.ts';

test('a hung guest: the panic agent times out after 35 s, the reset agent works, the application moves', () => {
  const { inject, after, view, shut, application, domain } = modelTestSite();
  inject('guest-hang', 'web1');
  after(10);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
  // 5 s in which the adverts of the other side do not come.
  after(5);
  expect(shut('web2', 'web1')).toEqual(['Killing', 'Unknown']);
  after(35);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'Killing']);
  after(3);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'KillWorked']);
  expect([view('web2', 'web1'), application('web2')]).toEqual(['DOWN', 'Wait']);
  after(6);
  expect(application('web2')).toBe('Online');
  expect(domain('web1')).toBe('running (booted)');
});

test('a paused guest is not taken for stopped: both agents fail and it stays LEFTCLUSTER', () => {
  const { inject, after, view, shut, application, sysNode } = modelTestSite();
  inject('guest-paused', 'web1');
  after(600);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'KillFailed']);
  expect([view('web2', 'web1'), sysNode('web2', 'web1')]).toEqual(['LEFTCLUSTER', 'Wait']);
  expect([application('web1'), application('web2')]).toEqual(['Online', 'Standby']);
});

test('the first agent broken: it fails at once and the second one eliminates', () => {
  const { inject, after, view, shut } = modelTestSite();
  inject('agent-test-failed', 'web2');
  inject('guest-off', 'web1');
  after(10 + 5 + 3 + 3);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'KillWorked']);
  expect(view('web2', 'web1')).toBe('DOWN');
});

test('agents misconfigured: TestFailed at once, and nobody is eliminated', () => {
  const { inject, after, view, shut, memberOf } = modelTestSite();
  inject('agent-misconfigured', 'web2');
  expect(memberOf('web2').agents.standing('web1', 'SA_libvirtgr').test).toBe('TestFailed');
  inject('guest-off', 'web1');
  after(600);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'KillFailed']);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
});

test('agents that time out: the last test said TestWorked for up to ten minutes more', () => {
  const { inject, after, view, shut, memberOf } = modelTestSite();
  const tested = () => memberOf('web2').agents.standing('web1', 'SA_libvirtgp').test;
  inject('agent-timeout', 'web2');
  inject('guest-off', 'web1');
  after(10 + 5 + 69);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'Killing']);
  after(1);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'KillFailed']);
  expect([view('web2', 'web1'), tested()]).toEqual(['LEFTCLUSTER', 'TestWorked']);
  after(600);
  expect(tested()).toBe('TestFailed');
});

test('the host of the lost guest cannot be reached: every agent takes its timeout', () => {
  const { inject, after, view, shut } = modelTestSite();
  inject('host-hang', 'kvm-a');
  after(10 + 5 + 69);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'Killing']);
  after(100);
  expect(shut('web2', 'web1')).toEqual(['KillFailed', 'KillFailed']);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
});

test('interconnect cut: both sides see LEFTCLUSTER, the side of the first name survives at equal weight', () => {
  const { inject, clear, after, view, application, domain } = modelTestSite();
  inject('interconnect-cut', 'web');
  after(10);
  expect([view('web1', 'web2'), view('web2', 'web1')]).toEqual(['LEFTCLUSTER', 'LEFTCLUSTER']);
  after(3);
  expect([view('web1', 'web2'), domain('web2')]).toEqual(['DOWN', 'crashed (panicked)']);
  expect(application('web1')).toBe('Online');
  after(60);
  clear('interconnect-cut', 'web');
  after(5);
  expect([view('web2', 'web2'), view('web1', 'web2')]).toEqual(['COMINGUP', 'DOWN']);
  after(5);
  expect([view('web1', 'web2'), view('web2', 'web1')]).toEqual(['UP', 'UP']);
  expect(application('web2')).toBe('Standby');
});

test('ShutdownPriority travels with the application and decides which side survives', () => {
  const { inject, after, view, domain, model, memberOf } = modelTestSite();
  expect(model.cluster('web')?.rms.switchTo('web2', model.settle())).toBeNull();
  after(10);
  expect(memberOf('web2').application.state).toBe('Online');
  inject('shutdown-priority-set', 'web');
  inject('interconnect-cut', 'web');
  after(13);
  expect([view('web2', 'web1'), domain('web1')]).toEqual(['DOWN', 'crashed (panicked)']);
});

test('in a cluster of three the two that hear each other survive, whatever their names', () => {
  const { inject, after, view, domain, application } = modelTestSite({ hosts: 3, guests: 3, nodes: 3 });
  inject('interconnect-cut-one-node', 'web1');
  after(10);
  expect([view('web1', 'web2'), view('web1', 'web3'), view('web2', 'web3')]).toEqual([
    'LEFTCLUSTER',
    'LEFTCLUSTER',
    'UP',
  ]);
  after(3);
  expect([view('web2', 'web1'), view('web3', 'web1'), domain('web1')]).toEqual([
    'DOWN',
    'DOWN',
    'crashed (panicked)',
  ]);
  after(6);
  expect([application('web2'), application('web3')]).toEqual(['Online', 'Standby']);
});

test('a partition in which no agent can work stays LEFTCLUSTER on both sides while both domains run', () => {
  const { inject, after, view, domain } = modelTestSite();
  inject('node-left-cluster', 'web1');
  after(600);
  expect([view('web1', 'web2'), view('web2', 'web1')]).toEqual(['LEFTCLUSTER', 'LEFTCLUSTER']);
  expect([domain('web1'), domain('web2')]).toEqual(['running (booted)', 'running (booted)']);
});

test('off without proof: the domain is shut off and its peer stays LEFTCLUSTER until it boots', () => {
  const { inject, clear, after, view, domain, application } = modelTestSite();
  inject('guest-off-not-proven', 'web1');
  after(600);
  expect([view('web2', 'web1'), domain('web1')]).toEqual(['LEFTCLUSTER', 'shut off (destroyed)']);
  clear('guest-off-not-proven', 'web1');
  after(5);
  // The join server tells DOWN and node-down processing runs.
  expect([view('web2', 'web1'), application('web2')]).toEqual(['DOWN', 'Wait']);
  after(6);
  expect([view('web2', 'web1'), application('web1'), application('web2')]).toEqual([
    'UP',
    'Standby',
    'Online',
  ]);
});

test('SF stopped on the survivor: nothing is even tried', () => {
  const { inject, after, shut, view } = modelTestSite();
  inject('sf-stopped', 'web2');
  inject('guest-off', 'web1');
  after(600);
  expect(shut('web2', 'web1')).toEqual(['Unknown', 'Unknown']);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
});

test('the CF timeout is the observer’s own', () => {
  const { inject, after, view } = modelTestSite();
  inject('cf-timeout-different', 'web2');
  inject('node-left-cluster', 'web1');
  after(10);
  expect([view('web1', 'web2'), view('web2', 'web1')]).toEqual(['LEFTCLUSTER', 'UP']);
  after(20);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
});

test('a cut that is repaired while the agents are at work stops nobody', () => {
  const { inject, clear, after, view, domain, shut } = modelTestSite();
  inject('interconnect-cut', 'web');
  after(11);
  clear('interconnect-cut', 'web');
  after(30);
  expect([view('web1', 'web2'), view('web2', 'web1'), domain('web2')]).toEqual([
    'UP',
    'UP',
    'running (booted)',
  ]);
  expect(shut('web1', 'web2')).toEqual(['Unknown', 'Unknown']);
});
