import { expect, test } from 'vitest';
import { isOfDomain, parseQemuProcesses } from './qemu-processes.ts';

// As `ps` of Debian 12 shows QEMU 7.2 under libvirt 9.0; shortened.
const LINE =
  '/usr/bin/qemu-system-x86_64 -name guest=web2,debug-threads=on -S -uuid 11111111-2222-3333-4444-555555555555 -no-user-config';

test('finds the QEMU processes among all others', () => {
  const listed = parseQemuProcesses(
    `/sbin/init\n[kworker/0:1]\n${LINE}\nless notes-on-qemu \n/usr/libexec/qemu-kvm -name x\n`,
  );
  expect(listed).toEqual({ ok: true, value: [LINE, '/usr/libexec/qemu-kvm -name x'] });
});

test('an empty list is unreadable, never "none runs"', () => {
  expect(parseQemuProcesses('\n').ok).toBe(false);
});

test('a process is a domain’s by UUID in either case or by its whole name', () => {
  expect(isOfDomain(LINE, '11111111-2222-3333-4444-555555555555'.toUpperCase())).toBe(true);
  expect(isOfDomain(LINE, 'web2')).toBe(true);
  expect(isOfDomain(LINE, 'web')).toBe(false);
  expect(isOfDomain('qemu-kvm -S', 'web2')).toBe(false);
});
