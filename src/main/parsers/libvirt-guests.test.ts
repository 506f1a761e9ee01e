import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { LIBVIRT_GUESTS_FILTER, parseLibvirtGuests, unitState } from './libvirt-guests.ts';

const filtered = (file: string) => execFileSync('awk', [LIBVIRT_GUESTS_FILTER], { input: file }).toString();

test.each([
  ['ON_SHUTDOWN=suspend\nON_BOOT=start\n', 'suspend', 'start'],
  ['# ON_SHUTDOWN=suspend\nON_SHUTDOWN=\'shutdown\' # ours\nexport ON_BOOT="ignore"\n', 'shutdown', 'ignore'],
  ['ON_SHUTDOWN=shutdown\nON_SHUTDOWN=suspend\n', 'suspend', 'not set'],
  ['ON_SHUTDOWN=$(secret)\nURIS=qemu://secret\n', 'other', 'not set'],
  ['ON_SHUTDOWN=start\n', 'other', 'not set'],
  ['', 'not set', 'not set'],
])('of %j the filter lets the known words out', (file, onShutdown, onBoot) => {
  const text = filtered(file);
  expect(text).not.toContain('secret');
  expect(parseLibvirtGuests(text)).toEqual({ ok: true, value: { onShutdown, onBoot } });
});

test.each(['', 'ON_SHUTDOWN suspend\n', 'ON_BOOT start\nON_SHUTDOWN -\n', 'ON_SHUTDOWN \nON_BOOT -\n'])(
  'refuses to guess: %j',
  (text) => {
    expect(parseLibvirtGuests(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  },
);

test.each([
  ['enabled\n', 'enabled'],
  ['disabled\n', 'disabled'],
  ['not-found\n', 'absent'],
  ['bad\n', null],
  ['', null],
])('systemctl’s word %j', (text, unit) => {
  expect(unitState(text)).toBe(unit);
});
