import { expect, test } from 'vitest';
import { siteFileSchema } from '../../shared/domain/inventory.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { ok } from '../../shared/result.ts';
import { drawSite } from '../domain/picture/draw-site.ts';
import { fact } from './fact.ts';
import { Ledger } from './ledger.ts';
import { LiveLoads } from './live-loads.ts';
import { LivePicture, liveStates } from './live-picture.ts';
import { Machines } from './machines.ts';

const T = 1_700_000_000_000;
const GUEST = '2fa9e7a5-2e6f-4363-aba1-d7c6c4a2a22e';
const site = siteIdSchema.parse('web');
const file = siteFileSchema.parse({
  version: 1,
  name: 'Web',
  hosts: [{ name: 'kvm-a' }, { name: 'kvm-b' }],
  clusters: [{ name: 'web', nodes: [{ name: 'web1', guest: 'web1' }] }],
});

function watched() {
  const ledger = new Ledger();
  const loads = new LiveLoads(15_000, () => T);
  const machines = new Machines();
  const live = new LivePicture(site, file, { ledger, loads, machines });
  const says = (host: string, at: number, name = 'web1') => {
    const [subject, source] = [{ kind: 'guest', id: GUEST } as const, `host:${host} libvirt`];
    const standing = { state: 'running', reason: 'booted' } as const;
    const definition = { name, macs: [], autostart: true, managedSave: false, persistent: true };
    return ledger.observe([
      fact({ source, at }, subject, 'domain', ok(standing), { observer: host }),
      fact({ source, at }, subject, 'definition', ok(definition), { observer: host }),
    ]);
  };
  const fresh = (now: number) =>
    drawSite({ site, file, states: liveStates(ledger, now), loads, machines: machines.all() });
  return { ledger, live, says, fresh };
}

/** Who is where; what was never asked is as old as its drawing, and that is no difference. */
const seats = ({ hosts, guests, nodes }: SitePicture) => ({
  guests,
  hosts: hosts.map(({ name, guests: listed }) => ({ name, listed })),
  nodes: nodes.map(({ name, guest }) => ({ name, guest })),
});

test('guests stand by their names, whichever was heard of first', () => {
  const { ledger, live } = watched();
  const ids = ['web10', 'web2', 'batch'].map((name, place) => {
    const [subject, source] = [{ kind: 'guest', id: GUEST.replace(/^2/, String(place + 3)) } as const, 'x'];
    const standing = { state: 'running', reason: 'booted' } as const;
    const definition = { name, macs: [], autostart: true, managedSave: false, persistent: true };
    ledger.observe([
      fact({ source, at: T }, subject, 'domain', ok(standing), { observer: 'kvm-a' }),
      fact({ source, at: T }, subject, 'definition', ok(definition), { observer: 'kvm-a' }),
    ]);
    return subject.id;
  });
  const { guests, hosts } = live.draw(T);
  expect(guests.map(({ name }) => name)).toEqual(['batch', 'web2', 'web10']);
  expect(hosts[0]?.guests).toEqual([ids[2], ids[1], ids[0]]);
});

test('what is kept between drawings is what a drawing from nothing gives: guests that come, move, are renamed, go', () => {
  const { ledger, live, says, fresh } = watched();
  const isFresh = (now: number) => expect(seats(live.draw(now))).toEqual(seats(fresh(now)));
  isFresh(T);
  says('kvm-a', T + 1);
  isFresh(T + 1);
  expect(live.draw(T + 1).nodes[0]?.guest).toBe(GUEST);
  says('kvm-b', T + 2);
  isFresh(T + 2);
  says('kvm-a', T + 3, 'other');
  says('kvm-b', T + 3, 'other');
  isFresh(T + 3);
  expect(live.draw(T + 3).nodes[0]?.guest).toBeNull();
  ledger.forget(ledger.all());
  isFresh(T + 4);
  expect(live.draw(T + 4).guests).toEqual([]);
});

test('a reading is in the next drawing at once, however little time has passed', () => {
  const { live, says } = watched();
  says('kvm-a', T);
  const before = live.draw(T);
  expect(live.draw(T + 1)).toBe(before);
  says('kvm-a', T + 1);
  expect(live.draw(T + 1).guests[0]?.placements[0]?.standing.at).toBe(T + 1);
});
