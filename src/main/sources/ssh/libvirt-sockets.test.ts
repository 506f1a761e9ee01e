import { expect, test } from 'vitest';
import { libvirtSockets } from './libvirt-sockets.ts';

test("the driver's own daemon comes before libvirtd", () => {
  expect(libvirtSockets('qemu:///system')?.slice(0, 2)).toEqual([
    '/run/libvirt/virtqemud-sock-ro',
    '/run/libvirt/libvirt-sock-ro',
  ]);
});

test('the test driver is served by libvirtd alone', () => {
  expect(libvirtSockets('test:///default')?.[0]).toBe('/run/libvirt/libvirt-sock-ro');
});

test('every socket is a read-only one', () => {
  expect(libvirtSockets('qemu:///system')?.every((path) => path.endsWith('-ro'))).toBe(true);
});

test('a session has no socket that could be named from here', () => {
  expect(libvirtSockets('qemu:///session')).toEqual([]);
});

test.each(['', 'qemu+ssh://host/system', 'esx:///', "qemu:///'; reboot", 'qemu:///a b'])(
  '%j is refused',
  (uri) => {
    expect(libvirtSockets(uri)).toBeNull();
  },
);
