import { expect, test } from 'vitest';
import { modelTestSite } from './model-test-site.ts';
import { powerOffGuest } from './power.ts';

const controlled = () => modelTestSite({ controlled: 1 });
const stop = ({ model, memberOf }: ReturnType<typeof controlled>) =>
  model.cluster('hosts')?.rms.stop(memberOf('kvm-c'), 'Offline', model.settle());

test('without being asked for, no guest is controlled', () => {
  const { model } = modelTestSite();
  expect(model.cluster('hosts')?.plan).toMatchObject({ resources: [{ name: 'Gls000_hostnet' }] });
});

test('taken Offline, its script shuts the guest down in order: Offline when it has stopped', () => {
  const site = controlled();
  stop(site);
  site.after(4 + 8);
  expect([site.application('kvm-c'), site.domain('db1')]).toEqual(['Wait', 'shut off (shutdown)']);
  site.after(1);
  expect([site.application('kvm-c'), site.view('db2', 'db1')]).toEqual(['Offline', 'DOWN']);
});

test('a guest that does not hear it loses its power in the end', () => {
  const site = controlled();
  site.inject('guest-hang', 'db1');
  stop(site);
  site.after(4 + 9);
  expect([site.application('kvm-c'), site.domain('db1')]).toEqual(['Offline', 'shut off (destroyed)']);
});

test('brought Online where the guest is defined, it boots and joins; elsewhere the resource is Faulted', () => {
  const site = controlled();
  stop(site);
  site.after(20);
  const rms = site.model.cluster('hosts')!.rms;
  expect(rms.switchTo('kvm-d', site.model.settle())).toBeNull();
  site.after(6);
  expect([site.application('kvm-d'), site.domain('db1')]).toEqual(['Faulted', 'shut off (shutdown)']);
  expect(rms.switchTo('kvm-c', site.model.settle())).toBeNull();
  site.after(6 + 10);
  expect([site.application('kvm-c'), site.domain('db1')]).toEqual(['Online', 'running (booted)']);
  expect(site.view('db2', 'db1')).toBe('UP');
});

test('stopped behind its back, its resource is Faulted', () => {
  const site = controlled();
  powerOffGuest(site.model, site.model.guest('db1')!, site.model.settle());
  expect(site.application('kvm-c')).toBe('Faulted');
  expect(site.memberOf('kvm-c').faultedResource).toBe('ManageProgram000_Cmd_db1');
});
