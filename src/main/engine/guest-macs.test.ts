import { expect, test } from 'vitest';
import { guestId } from '../../../test/support/sample-readings.ts';
import { fail, ok } from '../../shared/result.ts';
import type { LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { sample } from '../../../test/fixtures/read-sample.ts';
import { GuestMacs } from './guest-macs.ts';

const XML = sample('domain-xml', 'cluster-node.xml');

/** A daemon that has this definition of every guest, and counts what it is asked. */
function daemon(xml: string | null) {
  const asked: string[] = [];
  const reader: Pick<LibvirtReader, 'xml'> = {
    xml: (guest) => {
      asked.push(guest);
      return Promise.resolve(xml === null ? fail({ kind: 'cancelled' } as const) : ok(xml));
    },
  };
  return { asked, reader };
}
const guests = Array.from({ length: 40 }, (_, index) => guestId(index + 1));
const { signal } = new AbortController();

test('a large host is read little by little, then each guest again in turn', async () => {
  const macs = new GuestMacs();
  const { asked, reader } = daemon(XML);
  for (let round = 0; round < 3; round++) await macs.learn(reader, guests, signal);
  expect(asked).toHaveLength(40);
  expect(macs.lacks(guests)).toBe(false);
  await macs.learn(reader, guests, signal);
  await macs.learn(reader, guests, signal);
  expect(asked.slice(40)).toEqual(guests.slice(0, 8));
});

test('addresses are those of the definition; before it was read, or where it cannot be, they are not known', async () => {
  const macs = new GuestMacs();
  expect(macs.of(guests[0]!)).toBeNull();
  await macs.learn(daemon(XML).reader, guests, signal);
  expect(macs.of(guests[0]!)?.[0]).toMatch(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
  macs.forget(guests[0]!);
  await macs.learn(daemon(null).reader, guests.slice(0, 1), signal);
  expect(macs.of(guests[0]!)).toBeNull();
});

test('a definition that an event overtakes is not taken for the new one', async () => {
  const macs = new GuestMacs();
  const late = Promise.withResolvers<string>();
  const learning = macs.learn({ xml: async () => ok(await late.promise) }, guests.slice(0, 2), signal);
  macs.forget(guests[0]!);
  late.resolve(XML);
  await learning;
  expect([macs.of(guests[0]!), macs.of(guests[1]!)?.length]).toEqual([null, 2]);
  expect(macs.lacks(guests.slice(0, 1)), 'it is read again').toBe(true);
});
