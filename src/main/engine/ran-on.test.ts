import { expect, test } from 'vitest';
import { guestIdSchema, hostNameSchema, nodeNameSchema } from '../../shared/domain/names.ts';
import type { DomainStanding } from '../../shared/domain/domain-state.ts';
import type { Observed } from '../../shared/domain/reading.ts';
import type { GuestRecord, NodeRecord, Placement, SitePicture } from '../../shared/domain/site-picture.ts';
import { ranOn } from './ran-on.ts';

const T = 1_000_000;
const web1 = nodeNameSchema.parse('web1');
const id = guestIdSchema.parse('11111111-2222-3333-4444-555555555555');
const SILENCE = { kind: 'silent', intervals: 3 } as const;

const known = <V>(value: V, at = T): Observed<V> => ({ kind: 'known', value, at, since: 0 });
const lost = <V>(value: V, at: number): Observed<V> => ({
  kind: 'unknown',
  because: SILENCE,
  at: T,
  since: T,
  last: { value, at },
});
const running: DomainStanding = { state: 'running', reason: 'booted' };
const off: DomainStanding = { state: 'shut off', reason: 'destroyed' };

const on = (host: string, standing: Placement['standing']) => ({
  host: hostNameSchema.parse(host),
  standing,
});
function ask(
  placements: readonly ReturnType<typeof on>[],
  ssh: NodeRecord['ssh'] = lost('answers', T - 60_000),
) {
  const picture = {
    nodes: [{ name: web1, guest: id, ssh } as unknown as NodeRecord],
    guests: [{ id, placements } as unknown as GuestRecord],
  } satisfies Pick<SitePicture, 'nodes' | 'guests'>;
  return ranOn(picture, web1);
}

test('it is where it runs or was last known to run, and nowhere that it was off', () => {
  const never: Observed<DomainStanding> = { kind: 'unknown', because: SILENCE, at: T, since: T, last: null };
  expect(
    ask([
      on('kvm-a', known(running)),
      on('kvm-b', lost(running, T - 60_000)),
      on('kvm-c', lost(off, T)),
      on('kvm-d', known(off)),
      on('kvm-e', never),
    ]),
  ).toEqual(['kvm-a', 'kvm-b']);
  expect(ask([])).toEqual([]);
  expect(ranOn({ nodes: [], guests: [] }, web1)).toEqual([]);
});

test('a host that fell silent a minute before the node was last heard did not take it along', () => {
  const host = on('kvm-a', lost(running, T - 100_000));
  expect(ask([host], lost('answers', T - 40_000))).toEqual(['kvm-a']);
  expect(ask([host], lost('answers', T - 39_999))).toEqual([]);
  expect(ask([host], known('answers'))).toEqual([]);
});
