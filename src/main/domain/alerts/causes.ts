import type { AlertCode } from '../../../shared/domain/alert.ts';
import { isLive, type Entry, type OpenGap } from './entry.ts';
import { partitionOf } from './partition.ts';
import { ancestorsOf, type Topology } from './topology.ts';

/**
 * How deep a cause lies; a cause always lies deeper than its symptom, so that no two alerts hide each other.
 * What is not listed is nobody's cause.
 */
const DEPTH: Readonly<Partial<Record<AlertCode, number>>> = {
  'console-slept': 0,
  'console-clock-jumped-back': 0,
  'console-clock-jumped-forward': 0,
  'console-stalled': 0,
  'console-network-lost': 0,
  'polling-stands-still': 1,
  'host-not-known': 2,
  'domain-crashed': 3,
  'domain-paused': 3,
  'domain-paused-by-user': 3,
  'domain-paused-io-error': 3,
  'domain-paused-migration': 3,
  'domain-paused-unknown': 3,
  'domain-pmsuspended': 3,
  'domain-off-but-node': 3,
  'cf-leftcluster': 4,
  'cf-down': 5,
  'node-not-known': 6,
};
const NEVER_A_CAUSE = 9;
const depthOf = ({ code }: Entry): number => DEPTH[code] ?? NEVER_A_CAUSE;

/** What a lost node takes with it. Contradictions about it are news of their own. */
const OF_A_LOST_NODE: ReadonlySet<AlertCode> = new Set([
  'cf-leftcluster',
  'cf-down',
  'cf-not-up',
  'node-not-known',
  'cf-row-missing',
  'cf-view-unreadable',
  'rms-not-known',
  'rms-not-running',
  'rms-sysnode-wait',
  'cf-up-rms-down',
  'sf-not-known',
  'sf-not-running',
  'sf-agent-failed',
  'sf-agent-untested',
  'application-faulted',
  'application-inconsistent',
  'application-waiting',
]);

/** Danger to data: never folded away, whatever else is the case, but under the partition that says the same. */
const NEVER_A_SYMPTOM: ReadonlySet<AlertCode> = new Set([
  'domain-on-two-hosts',
  'application-online-twice',
  'cf-partition',
  'leftcluster-domain-runs',
  'leftcluster-while-answering',
]);

/** Live entries that can be a cause, the deepest first; looked up by what they are about. */
export interface Causes {
  readonly deepestFirst: readonly Entry[];
  readonly partitions: readonly Entry[];
  /** Those that explain what stands elsewhere too. */
  readonly wide: readonly Entry[];
  readonly about: ReadonlyMap<string, readonly Entry[]>;
  readonly rank: ReadonlyMap<Entry, number>;
}

export function possibleCauses(entries: Iterable<Entry>): Causes {
  const deepestFirst = [...entries]
    .filter((entry) => isLive(entry) && (entry.code === 'cf-partition' || depthOf(entry) < NEVER_A_CAUSE))
    .sort((a, b) => depthOf(a) - depthOf(b) || a.seenAt - b.seenAt);
  return {
    deepestFirst,
    partitions: deepestFirst.filter(({ code }) => code === 'cf-partition'),
    wide: deepestFirst.filter((entry) => depthOf(entry) <= WIDE_DEPTH),
    about: Map.groupBy(deepestFirst, ({ site, subject }) => placeOf(site, subject)),
    rank: new Map(deepestFirst.map((entry, rank) => [entry, rank])),
  };
}

/** The deepest live entry that explains this one; pending ones count, an alert may wait for its cause. */
export function causeOf(
  entry: Entry,
  causes: Causes,
  topologies: ReadonlyMap<string, Topology>,
  gap: OpenGap | null,
): Entry | null {
  const partition = partitionOf(entry, causes.partitions);
  if (partition !== null) return partition;
  if (NEVER_A_SYMPTOM.has(entry.code)) return null;
  if (entry.code === 'application-nowhere-online') return allNodesLost(entry, causes, topologies);
  const topology = topologies.get(entry.site ?? '');
  const below = topology === undefined ? [] : [onWhat(entry), ...ancestorsOf(onWhat(entry), topology)];
  const near = below.flatMap((subject) => causes.about.get(placeOf(entry.site, subject)) ?? []);
  const explaining = [...causes.wide, ...near].filter(
    (cause) => depthOf(cause) < depthOf(entry) && explains(cause, entry, topologies, gap),
  );
  return deepest(explaining, causes);
}

const placeOf = (site: string | null, { kind, id }: Entry['subject']): string =>
  `${site ?? ''} ${kind} ${id}`;

const deepest = (entries: readonly Entry[], { rank }: Causes): Entry | null =>
  entries.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))[0] ?? null;

/** Whether a cause that is wide, or about what the entry stands on, explains it. */
function explains(
  cause: Entry,
  entry: Entry,
  topologies: ReadonlyMap<string, Topology>,
  gap: OpenGap | null,
): boolean {
  const depth = depthOf(cause);
  const unknown = entry.severity === 'unknown';
  // Not having watched explains what is not known, never bad news.
  if (depth === 0) return unknown && gap !== null && entry.seenAt >= gap.from - REACH_MS;
  const topology = topologies.get(entry.site ?? '');
  if (cause.site !== entry.site || topology === undefined) return false;
  if (depth === 1) return unknown;
  if (depth >= NODE_DEPTH) return isOfNode(cause.subject.id, cause, entry);
  return takesAlong(cause, entry);
}

/** A lost host explains everything that stands on it; a domain what a lost node takes with it. */
const takesAlong = ({ subject }: Entry, { code, severity }: Entry): boolean =>
  subject.kind === 'host' || OF_A_LOST_NODE.has(code) || severity === 'unknown';

const WIDE_DEPTH = 1;
const NODE_DEPTH = 4;
/** Machines do not notice a loss at the same time. */
const REACH_MS = 180_000;

/** An application's state on a node stands on that node. */
function onWhat(entry: Entry): Entry['subject'] {
  const node = entry.facts['node'];
  return entry.subject.kind === 'application' && node !== undefined
    ? { kind: 'node', id: node }
    : entry.subject;
}

function isOfNode(node: string, cause: Entry, entry: Entry): boolean {
  if (onWhat(entry).kind !== 'node' || onWhat(entry).id !== node) return false;
  return OF_A_LOST_NODE.has(entry.code) && (cause.severity === 'critical' || entry.severity === 'unknown');
}

/**
 * An application that is online nowhere is a symptom only when every node of its cluster is lost. Those that a
 * partition cut off from each other live.
 */
function allNodesLost(
  entry: Entry,
  { deepestFirst, partitions }: Causes,
  topologies: ReadonlyMap<string, Topology>,
): Entry | null {
  const causes = deepestFirst.filter(
    (each) => each.subject.kind !== 'cluster' && partitionOf(each, partitions) === null,
  );
  const topology = topologies.get(entry.site ?? '');
  const nodes = topology?.nodesOfCluster.get(entry.subject.id.split('/')[0] ?? '') ?? [];
  if (topology === undefined || nodes.length === 0) return null;
  const lost = nodes.map((node) => {
    const on = [{ kind: 'node', id: node } as const, ...ancestorsOf({ kind: 'node', id: node }, topology)];
    return causes.find(
      ({ site, subject, code }) =>
        site === entry.site &&
        code !== 'node-not-known' &&
        on.some(({ kind, id }) => kind === subject.kind && id === subject.id),
    );
  });
  return lost.every((cause) => cause !== undefined) ? (lost[0] ?? null) : null;
}
