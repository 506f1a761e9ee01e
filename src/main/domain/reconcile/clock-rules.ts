import type { NodeDraft } from './site-readings.ts';
import { clusterSubject, raise, sinceAll, type Rule } from './rule.ts';

/** What two nodes may be apart beyond what the measurement leaves open; ours. */
const ALLOWED_SKEW_MS = 2_000;
/** What the console may be apart from the nodes; ours. */
const ALLOWED_CONSOLE_MS = 60_000;

interface Reading {
  readonly node: string;
  /** What the clock's lead is at least, and at most. */
  readonly least: number;
  readonly most: number;
  readonly since: number;
}

const clocks = (nodes: readonly NodeDraft[]): Reading[] =>
  nodes.flatMap(({ name, clock }) => {
    if (clock.kind !== 'known') return [];
    const { offsetMs, uncertaintyMs } = clock.value;
    const { since } = clock;
    return [{ node: name, least: offsetMs - uncertaintyMs, most: offsetMs + uncertaintyMs, since }];
  });

const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 10_000 ? 1 : 0);

/** Two nodes' clocks that are apart for certain. Said in what they are apart at least. */
export const clockSkew: Rule = {
  code: 'clock-skew',
  judge: (site) =>
    site.clusters.flatMap((cluster) => {
      const known = clocks(site.membersOf(cluster));
      const [ahead] = [...known].sort((a, b) => b.least - a.least);
      const [behind] = [...known].sort((a, b) => a.most - b.most);
      if (ahead === undefined || behind === undefined || ahead.node === behind.node) return [];
      const apart = ahead.least - behind.most;
      if (apart <= ALLOWED_SKEW_MS) return [];
      const facts = {
        cluster: cluster.name,
        node: ahead.node,
        other: behind.node,
        seconds: seconds(apart),
      };
      return [raise('clock-skew', clusterSubject(cluster), sinceAll([ahead.since, behind.since]), facts)];
    }),
};

/** More than half of the nodes, all to one side: then it is the console's clock that is wrong. */
export const consoleClock: Rule = {
  code: 'console-clock-off',
  judge: (site) => {
    const known = clocks(site.nodes);
    const ahead = known.filter(({ least }) => least > ALLOWED_CONSOLE_MS);
    const behind = known.filter(({ most }) => most < -ALLOWED_CONSOLE_MS);
    const side = ahead.length > behind.length ? ahead : behind;
    if (side.length * 2 <= known.length) return [];
    const least = Math.min(...side.map(({ least: low, most }) => Math.min(Math.abs(low), Math.abs(most))));
    const facts = { seconds: seconds(least), what: side === ahead ? 'behind' : 'ahead' };
    return [
      raise('console-clock-off', { kind: 'site', id: '' }, sinceAll(side.map(({ since }) => since)), facts),
    ];
  },
};
