import { expect, test } from 'vitest';
import { RehearsalClock } from '../model/rehearsal-clock.ts';
import { RehearsalSite } from '../model/rehearsal-site.ts';
import { planSite, type SiteSize } from '../model/site-plan.ts';
import { describeSite } from './describe-site.ts';

const NOON = 1_700_000_000_000;

/** The truth after some minutes with two faults, as JSON. */
function storyOf(size: SiteSize): string {
  const clock = new RehearsalClock(() => NOON);
  const site = new RehearsalSite(planSite(size), clock);
  const host = site.plan.hosts.at(-1)?.name ?? '';
  const cluster = site.clusters.at(-1)?.plan.name ?? '';
  clock.advance(60_000);
  site.inject({ kind: 'host-hang', target: host });
  clock.advance(200_000);
  site.settle();
  site.inject({ kind: 'interconnect-cut', target: cluster });
  clock.advance(60_000);
  return JSON.stringify(describeSite(site, [], new Map()));
}

test.each([
  { hosts: 2, guests: 4, nodes: 4 },
  { hosts: 4, guests: 8, nodes: 6, esxi: 2 },
  { hosts: 37, guests: 400, nodes: 61, esxi: 3 },
  { hosts: 500, guests: 5_000, nodes: 1_000, esxi: 20 },
])('$hosts hosts, $guests guests: the same seed tells the same story, another seed another', (size) => {
  const story = storyOf({ ...size, seed: 7 });
  expect(storyOf({ ...size, seed: 7 }) === story).toBe(true);
  expect(storyOf({ ...size, seed: 8 }) === story).toBe(false);
});

test('every node of every cluster is described, hosts of configuration C and VMware too', () => {
  const site = new RehearsalSite(
    planSite({ hosts: 4, guests: 8, nodes: 6, esxi: 2, seed: 1 }),
    new RehearsalClock(() => NOON),
  );
  const { clusters, hosts } = describeSite(site, [], new Map());
  expect(clusters.map(({ name, kind, configuration }) => `${name} ${kind} ${configuration}`).sort()).toEqual([
    'db guests C',
    'hosts hosts C',
    'lab guests A',
    'vmw guests V',
    'web guests B',
  ]);
  expect(hosts.map(({ name, kind, state }) => `${name} ${kind} ${state}`)).toContain('esx-2 esxi up');
});
