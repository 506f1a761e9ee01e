import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';
import { useCallback } from 'react';
import { useSteady } from '../../live/use-steady.ts';

interface Facts {
  readonly hosts: number;
  /** Seconds, each different value once; null among them: a node's is not known. */
  readonly timeouts: readonly (number | null)[];
}

/** One line: how many nodes on how many hosts, CF's timeout, the shutdown agents by name. */
export function ClusterSummary({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const format = useFormat();
  const { hosts, timeouts } = useSteady(
    useCallback((state: SiteState) => factsOf(state, cluster), [cluster]),
  );
  const agents = [...new Set(cluster.agents.map(({ agent }) => agent))].sort();
  const timeout = timeouts.map((seconds) =>
    seconds === null
      ? text('site.panel.cfTimeoutUnknown')
      : text('site.panel.cfTimeout', { value: format.span(seconds * 1000) }),
  );
  return [
    text('site.panel.nodes', { nodes: cluster.nodes.length, hosts }),
    ...timeout,
    agents.length === 0
      ? text('site.panel.noAgents')
      : text('site.panel.fencedBy', { agents: agents.join(', ') }),
  ].join(' · ');
}

function factsOf({ records }: SiteState, cluster: ClusterRecord): Facts {
  const hosts = new Set<string>();
  const timeouts = new Set<number | null>();
  for (const name of cluster.nodes) {
    const node = records.nodes.get(name);
    timeouts.add(node?.cfTimeoutSeconds.kind === 'known' ? node.cfTimeoutSeconds.value : null);
    const guest = node?.guest === undefined || node.guest === null ? null : records.guests.get(node.guest);
    const host = guest?.placements[0]?.host;
    if (host !== undefined) hosts.add(host);
  }
  return { hosts: hosts.size, timeouts: [...timeouts] };
}
