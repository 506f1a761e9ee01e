import type { Observed } from '../../../shared/domain/reading.ts';
import type { ClusterRecord, NodeRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import type { SfSettings } from './sf-budget.ts';

type Cluster = Pick<ClusterRecord, 'nodes' | 'deduction'>;
type Member = Pick<NodeRecord, 'host' | 'cfTimeoutSeconds' | 'rcsd'>;

/**
 * What SF's time depends on, read of a cluster and its nodes. Settings that are not known now count as they were
 * last known: a node that fell silent does not shorten the time.
 */
export function sfSettingsOf({ nodes, deduction }: Cluster, members: readonly Member[]): SfSettings {
  const timeouts = members.flatMap(({ cfTimeoutSeconds }) => lastKnown(cfTimeoutSeconds));
  const rcsd = members.flatMap((member) => lastKnown(member.rcsd));
  return {
    configurations: [deduction.declared, deduction.concluded].filter((each) => each !== null),
    nodesAre: members.some(({ host }) => host !== null) ? 'hosts' : 'guests',
    nodes: nodes.length,
    cfTimeoutSeconds: timeouts.length === 0 ? null : Math.max(...timeouts),
    rcsd: rcsd.length === 0 ? null : rcsd.flat(),
  };
}

/** For a node of a cluster that nobody knows. */
export const UNKNOWN_SF_SETTINGS: SfSettings = {
  configurations: [],
  nodesAre: 'guests',
  nodes: 1,
  cfTimeoutSeconds: null,
  rcsd: null,
};

/** The same of a cluster in a picture, by its name; null, or a name that is not there: of one that nobody knows. */
export function sfSettingsIn(
  { clusters, nodes }: Pick<SitePicture, 'clusters' | 'nodes'>,
  name: string | null,
): SfSettings {
  const cluster = clusters.find((each) => each.name === name);
  if (cluster === undefined) return UNKNOWN_SF_SETTINGS;
  return sfSettingsOf(
    cluster,
    nodes.filter((node) => node.cluster === name),
  );
}

function lastKnown<T>(seen: Observed<T>): T[] {
  if (seen.kind === 'known') return [seen.value];
  return seen.last === null ? [] : [seen.last.value];
}
