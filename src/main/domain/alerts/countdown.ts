import type { Countdown } from '../../../shared/domain/alert.ts';
import type { ClusterRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { sfBudget, type SfSettings } from '../sf-budget/sf-budget.ts';

/** Until when SF may still resolve a node's LEFTCLUSTER that was first seen at `from`, by any observer. */
export function countdownOf(picture: SitePicture, node: string, from: number, at: number): Countdown {
  const cluster = picture.clusters.find(({ nodes }) => nodes.some((name) => name === node)) ?? null;
  const { ms, basis } = sfBudget(settingsOf(picture, cluster));
  const until = from + ms;
  const allFailed = cluster !== null && haveAllFailed(cluster, node);
  return {
    from,
    until,
    basis,
    state: allFailed || at >= until ? 'over' : 'resolving',
    because: allFailed ? 'all-agents-failed' : 'time',
  };
}

function settingsOf(picture: SitePicture, cluster: ClusterRecord | null): SfSettings {
  if (cluster === null) return { configuration: null, nodes: 1, cfTimeoutSeconds: null, rcsd: null };
  const members = picture.nodes.filter((node) => node.cluster === cluster.name);
  const timeouts = members.flatMap(({ cfTimeoutSeconds }) => lastKnown(cfTimeoutSeconds));
  const rcsd = members.flatMap((member) => lastKnown(member.rcsd));
  return {
    configuration: cluster.configuration,
    nodes: cluster.nodes.length,
    cfTimeoutSeconds: timeouts.length === 0 ? null : Math.max(...timeouts),
    rcsd: rcsd.length === 0 ? null : rcsd.flat(),
  };
}

function haveAllFailed({ agents }: ClusterRecord, node: string): boolean {
  const towards = agents.filter(({ target }) => target === node);
  const failed = ({ standing }: (typeof towards)[number]) =>
    standing.kind === 'known' && standing.value.shut === 'KillFailed';
  return towards.length > 0 && towards.every(failed);
}

type Seen<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly last: { readonly value: T } | null };

function lastKnown<T>(seen: Seen<T>): T[] {
  if (seen.kind === 'known') return [seen.value];
  return seen.last === null ? [] : [seen.last.value];
}
