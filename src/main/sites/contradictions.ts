import type { HostEntry, NodeEntry, SiteFile } from '../../shared/domain/inventory.ts';
import { isSameBmc } from './same-bmc.ts';

export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/** What the shape of a site file cannot say: names are unique, a guest or host is one node at the most and no node both. */
export function contradictions(file: SiteFile): Contradiction[] {
  const nodes = file.clusters.flatMap((cluster, at) =>
    cluster.nodes.map((node, index) => ({ node, path: ['clusters', at, 'nodes', index] })),
  );
  return [
    ...repeated(
      file.hosts.map(({ name }, at) => ({ name, path: ['hosts', at, 'name'] })),
      'another host has this name',
    ),
    ...repeated(
      file.clusters.map(({ name }, at) => ({ name, path: ['clusters', at, 'name'] })),
      'another cluster has this name',
    ),
    ...repeated(
      nodes.map(({ node, path }) => ({ name: node.name, path: [...path, 'name'] })),
      'another node has this name',
    ),
    ...repeated(
      nodes.flatMap(({ node, path }) =>
        node.guest === undefined ? [] : [{ name: node.guest, path: [...path, 'guest'] }],
      ),
      'this guest is already another node',
    ),
    ...repeated(
      nodes.flatMap(({ node, path }) =>
        node.host === undefined ? [] : [{ name: node.host, path: [...path, 'host'] }],
      ),
      'this host is already another node',
    ),
    ...file.hosts.flatMap((host, at) =>
      [...wrongBmc(host), ...sharedBmc(host, file.hosts.slice(0, at))].map((problem) => ({
        path: ['hosts', at, 'bmc'],
        problem,
      })),
    ),
    ...nodes.flatMap(({ node, path }) =>
      wrongHost(file, node).map((problem) => ({ path: [...path, 'host'], problem })),
    ),
  ];
}

/** A certificate is never taken unverified. */
function wrongBmc({ bmc }: HostEntry): string[] {
  if (bmc?.kind !== 'redfish') return [];
  const named = [bmc.ca, bmc.fingerprint].filter((each) => each !== undefined).length;
  return named === 1 ? [] : ['a Redfish BMC needs either `ca` or `fingerprint` to verify its certificate'];
}

/** Who switches one off would switch off the other, and its "off" would be taken for that of both. */
const sharedBmc = ({ name, bmc }: HostEntry, before: readonly HostEntry[]): string[] =>
  before
    .filter((other) => bmc !== undefined && other.bmc !== undefined && isSameBmc(bmc, other.bmc))
    .map((other) => `the BMC of ${name} is that of host ${other.name} already`);

function wrongHost(file: SiteFile, { host, guest }: NodeEntry): string[] {
  if (host === undefined) return [];
  if (guest !== undefined) return ['a node is a guest or a host, not both'];
  return file.hosts.some(({ name }) => name === host) ? [] : ['there is no host of this name'];
}

function repeated(
  entries: readonly { readonly name: string; readonly path: readonly (string | number)[] }[],
  problem: string,
): Contradiction[] {
  const seen = new Set<string>();
  return entries.flatMap(({ name, path }) => {
    if (seen.has(name)) return [{ path, problem }];
    seen.add(name);
    return [];
  });
}
