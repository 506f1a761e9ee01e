import type { FileTrouble } from '../../shared/domain/file-problem.ts';
import type { HostEntry, NodeEntry, SiteFile } from '../../shared/domain/inventory.ts';
import { isSameBmc } from './same-bmc.ts';
import type { Path, PlacedTrouble } from './schema-troubles.ts';

/** What the shape of a site file cannot say: names are unique, a guest or host is one node at the most and no node both. */
export function contradictions(file: SiteFile): PlacedTrouble[] {
  const nodes = file.clusters.flatMap((cluster, at) =>
    cluster.nodes.map((node, index) => ({ node, path: ['clusters', at, 'nodes', index] })),
  );
  return [
    ...repeated(
      file.hosts.map(({ name }, at) => ({ name, path: ['hosts', at, 'name'] })),
      { kind: 'name-twice', of: 'host' },
    ),
    ...repeated(
      file.clusters.map(({ name }, at) => ({ name, path: ['clusters', at, 'name'] })),
      { kind: 'name-twice', of: 'cluster' },
    ),
    ...repeated(
      nodes.map(({ node, path }) => ({ name: node.name, path: [...path, 'name'] })),
      { kind: 'name-twice', of: 'node' },
    ),
    ...repeated(
      nodes.flatMap(({ node, path }) =>
        node.guest === undefined ? [] : [{ name: node.guest, path: [...path, 'guest'] }],
      ),
      { kind: 'already-a-node', of: 'guest' },
    ),
    ...repeated(
      nodes.flatMap(({ node, path }) =>
        node.host === undefined ? [] : [{ name: node.host, path: [...path, 'host'] }],
      ),
      { kind: 'already-a-node', of: 'host' },
    ),
    ...file.hosts.flatMap((host, at) =>
      [...wrongBmc(host), ...sharedBmc(host, file.hosts.slice(0, at))].map((trouble) => ({
        path: ['hosts', at, 'bmc'],
        trouble,
      })),
    ),
    ...nodes.flatMap(({ node, path }) =>
      wrongHost(file, node).map((trouble) => ({ path: [...path, 'host'], trouble })),
    ),
  ];
}

/** A certificate is never taken unverified. */
function wrongBmc({ bmc }: HostEntry): FileTrouble[] {
  if (bmc?.kind !== 'redfish') return [];
  const named = [bmc.ca, bmc.fingerprint].filter((each) => each !== undefined).length;
  return named === 1 ? [] : [{ kind: 'bmc-unverified' }];
}

/** Who switches one off would switch off the other, and its "off" would be taken for that of both. */
const sharedBmc = ({ name, bmc }: HostEntry, before: readonly HostEntry[]): FileTrouble[] =>
  before
    .filter((other) => bmc !== undefined && other.bmc !== undefined && isSameBmc(bmc, other.bmc))
    .map((other) => ({ kind: 'bmc-shared', host: name, other: other.name }));

function wrongHost(file: SiteFile, { host, guest }: NodeEntry): FileTrouble[] {
  if (host === undefined) return [];
  if (guest !== undefined) return [{ kind: 'guest-and-host' }];
  return file.hosts.some(({ name }) => name === host) ? [] : [{ kind: 'no-such-host' }];
}

function repeated(
  entries: readonly { readonly name: string; readonly path: Path }[],
  trouble: FileTrouble,
): PlacedTrouble[] {
  const seen = new Set<string>();
  return entries.flatMap(({ name, path }) => {
    if (seen.has(name)) return [{ path, trouble }];
    seen.add(name);
    return [];
  });
}
