import type { CfState } from '../../../shared/domain/cf.ts';
import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import type { ClusterRecord, GuestRecord, NodeRecord } from '../../../shared/domain/site-picture.ts';
import type { Observed } from '../../../shared/domain/reading.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import { findingsOf, isCfOf, toneOf, type FindingIndex } from './finding-tone.ts';
import type { Tone } from './tone.ts';

/** One claim about a node. `observed` null: nobody is set up to say it, which is not known either. */
export interface Claim<T> {
  readonly observed: Observed<T> | null;
  readonly tone: Tone;
}

export interface CfClaim extends Claim<CfState> {
  readonly target: string;
  readonly self: boolean;
}

/** What one node says, and what others say about that node beside CF. */
export interface TruthRow {
  readonly observer: string;
  /** The node is a host itself: no domain is missing. */
  readonly isHost: boolean;
  readonly says: readonly CfClaim[];
  /** By host, the one where the domain is active first. Empty: no guest is known to be this node. */
  readonly libvirt: readonly (Claim<DomainStanding> & { readonly host: string })[];
  readonly rms: Claim<RmsStanding>;
  readonly sf: Claim<'running' | 'not running'>;
  readonly ssh: Claim<'answers'>;
}

interface Sources {
  readonly node: (name: string) => NodeRecord | null;
  readonly guest: (id: string) => GuestRecord | null;
  readonly findings: FindingIndex;
}

/** Observer × observed, with the columns of libvirt, RMS, SF and SSH. Colours come from the findings alone. */
export function truthMatrix(cluster: ClusterRecord, sources: Sources): TruthRow[] {
  return cluster.nodes.map((observer) => rowOf(cluster, observer, sources));
}

function rowOf(cluster: ClusterRecord, observer: string, sources: Sources): TruthRow {
  const node = sources.node(observer);
  const about = findingsOf(sources.findings, 'node', observer);
  return {
    observer,
    isHost: isHost(node),
    says: cluster.nodes.map((target) => claimOf(observer, target, sources)),
    libvirt: libvirtClaims(node?.guest ?? null, sources),
    rms: { observed: node?.rms ?? null, tone: toneOf(about, ({ code }) => code.startsWith('rms-')) },
    sf: { observed: node?.sf ?? null, tone: toneOf(about, ({ code }) => code === 'sf-not-running') },
    ssh: { observed: node?.ssh ?? null, tone: 'quiet' },
  };
}

const isHost = (node: NodeRecord | null): boolean => node !== null && node.host !== null;

function libvirtClaims(id: string | null, { guest, findings }: Sources): TruthRow['libvirt'] {
  const record = id === null ? null : guest(id);
  if (record === null) return [];
  const about = findingsOf(findings, 'guest', record.id);
  return record.placements.map(({ host, standing }) => ({
    host,
    observed: standing,
    tone: toneOf(about, ({ facts }) => isAt(facts, host)),
  }));
}

/** A finding without a host is about the guest wherever it is listed. */
const isAt = (facts: Readonly<Record<string, string>>, host: string): boolean =>
  (facts['host'] ?? host) === host;

function claimOf(observer: string, target: string, { node, findings }: Sources): CfClaim {
  const self = observer === target;
  const record = node(target);
  const about = findingsOf(findings, 'node', target);
  const observed = self
    ? (record?.cfLocal ?? null)
    : (record?.cfSeen.find((seen) => seen.observer === observer)?.state ?? null);
  return { target, self, observed, tone: toneOf(about, isCfOf(self ? null : observer)) };
}
