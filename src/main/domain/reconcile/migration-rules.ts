import { isDoubtful, isMigrating } from './placement.ts';
import { timeoutsOf } from './cf-rules.ts';
import { clusterSubject, list, raise, sinceAll, type Rule } from './rule.ts';
import type { ClusterDraft, GuestDraft } from './site-readings.ts';
import type { Site } from './site.ts';

/** sfkvmmigrate sets 600 s (live), or the duration plus 300 s (suspended): IAG 4.4, G.3.2 and 4.7, F.3.1. */
const RAISED_S = 300;

const guestsOf = (site: Site, cluster: ClusterDraft): readonly GuestDraft[] =>
  site.membersOf(cluster).flatMap((node) => site.guestOf(node) ?? []);

/** A migration shows on its target: the domain waits there, paused. */
const migratingIn = (site: Site, cluster: ClusterDraft): readonly GuestDraft[] =>
  guestsOf(site, cluster).filter(({ placements }) => placements.some(isMigrating));

/** Prepared for a migration that nobody sees: failures are not noticed in the usual time. */
export const timeoutRaised: Rule = {
  code: 'cf-timeout-raised',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const raised = timeoutsOf(site, cluster).filter(({ seconds }) => seconds >= RAISED_S);
      if (raised.length === 0 || migratingIn(site, cluster).length > 0) return [];
      const isKnown = guestsOf(site, cluster).every(({ placements }) => !placements.some(isDoubtful));
      const stopped = site
        .membersOf(cluster)
        .filter(({ sf }) => sf.kind === 'known' && sf.value === 'not running');
      const facts = {
        cluster: cluster.name,
        node: list(raised.map(({ node }) => node)),
        seconds: String(Math.max(...raised.map(({ seconds }) => seconds))),
        migration: isKnown && site.allHostsKnown ? 'none' : 'notKnown',
        stopped: stopped.length === 0 ? 'none' : list(stopped.map(({ name }) => name)),
      };
      const since = Math.min(...raised.map((each) => each.since));
      return [raise('cf-timeout-raised', clusterSubject(cluster), since, facts)];
    }),
};

export const migrationWindow: Rule = {
  code: 'migration-window',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const moving = migratingIn(site, cluster);
      if (moving.length === 0) return [];
      const places = moving.flatMap(({ placements }) => placements.filter(isMigrating));
      const facts = {
        cluster: cluster.name,
        guest: list(moving.map(({ name }) => name)),
        host: list(places.map(({ host }) => host)),
      };
      const since = sinceAll(places.map(({ standing }) => standing.since));
      return [raise('migration-window', clusterSubject(cluster), since, facts)];
    }),
};
