import type { ClusterRecord, NodeRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';
import { useCallback } from 'react';
import { useSteady } from '../../live/use-steady.ts';

interface Facts {
  readonly hosts: number;
  /** Nodes of which nobody knows where they run. */
  readonly unplaced: number;
  /** Seconds, each different value once; null among them: a node's is not known. */
  readonly timeouts: readonly (number | null)[];
}

/** One line: how many nodes on how many hosts, CF's timeout, the shutdown agents by name. */
export function ClusterSummary({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const format = useFormat();
  const { hosts, unplaced, timeouts } = useSteady(
    useCallback((state: SiteState) => factsOf(state, cluster), [cluster]),
  );
  const agents = [...new Set(cluster.agents.map(({ agent }) => agent))].sort();
  const timeout = timeouts.map((seconds) =>
    seconds === null
      ? text('site.panel.cfTimeoutUnknown')
      : text('site.panel.cfTimeout', { value: format.span(seconds * 1000) }),
  );
  return [
    text(unplaced === 0 ? 'site.panel.nodes' : 'site.panel.nodesUnplaced', {
      nodes: cluster.nodes.length,
      hosts,
      unplaced,
    }),
    ...timeout,
    agents.length === 0
      ? text('site.panel.noAgents')
      : text('site.panel.fencedBy', { agents: agents.join(', ') }),
  ].join(' · ');
}

function factsOf({ records }: SiteState, cluster: ClusterRecord): Facts {
  const hosts = new Set<string>();
  const timeouts = new Set<number | null>();
  let unplaced = 0;
  for (const name of cluster.nodes) {
    const node = records.nodes.get(name);
    timeouts.add(node?.cfTimeoutSeconds.kind === 'known' ? node.cfTimeoutSeconds.value : null);
    const host = node === undefined ? null : hostOf(node, records);
    if (host === null) unplaced += 1;
    else hosts.add(host);
  }
  return { hosts: hosts.size, unplaced, timeouts: [...timeouts] };
}

/** The host that the node is or where its guest is first listed; null: nobody knows. */
const hostOf = ({ guest, host }: NodeRecord, records: SiteState['records']): string | null =>
  host ?? (guest === null ? null : (records.guests.get(guest)?.placements[0]?.host ?? null));
