import type { HostEntry, NodeEntry, SiteFile } from '../../shared/domain/inventory.ts';

type Machine = Pick<NodeEntry | HostEntry, 'name' | 'address' | 'user' | 'port'>;

/** Where a node is asked: a node that is a host of the site, at the host's address unless it names its own. */
export function nodeMachine(node: NodeEntry, file: SiteFile): Machine {
  if (node.host === undefined || node.address !== undefined) return node;
  const host = file.hosts.find(({ name }) => name === node.host);
  return host === undefined ? node : { ...host, ...withoutNothing(node) };
}

/** A user or port that the node names wins; its CF name is no address where the host has one. */
function withoutNothing({ user, port }: NodeEntry): Partial<Machine> {
  return { ...(user !== undefined && { user }), ...(port !== undefined && { port }) };
}
