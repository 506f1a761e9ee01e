import type { DomainStanding } from '../../../../shared/domain/domain-state.ts';
import type { Observed } from '../../../../shared/domain/reading.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { worstOf } from '../../../../shared/domain/severity.ts';
import type { Parts } from '../../../../shared/domain/figures.ts';
import type { GuestWords, NodeWords } from '../../../../shared/domain/keyed-picture.ts';
import type { Records } from '../../live/site-records.ts';
import type { SiteState } from '../../live/site-source.ts';
import { findingsOf, indexFindings, toneOf } from '../../ui/finding-tone.ts';
import { nodeClaims, type LayerClaim } from '../../ui/node-claims.ts';
import { TONE_OF, type Tone } from '../../ui/tone.ts';
import { doubtOf, type Doubt } from './doubt.ts';

/** What a guest's card shows beside its load: words and tones, no times that move with every reading. */
export interface GuestCardFacts {
  readonly name: string;
  readonly cluster: string | null;
  readonly isNode: boolean;
  readonly tone: Tone;
  readonly claims: readonly LayerClaim[];
  /** libvirt's word when the domain does not simply run. */
  readonly domain: { readonly word: string; readonly tone: Tone } | null;
  /** Why and since when the guest or its node is not known. */
  readonly doubt: Doubt | null;
  /** userApplications that are Online on this node. */
  readonly applications: readonly string[];
}

/** All that a guest's facts are made of: while these are the same, so are the facts. */
export function guestCardInputs({ kind, records, ...state }: SiteState, id: string): readonly unknown[] {
  const guest = records.guests.wordsOf(id);
  const node = records.nodes.wordsOf(guest?.node ?? '');
  return [
    kind,
    // Since when something is not known is a figure too.
    guest === undefined || isKnownGuest(guest) ? guest : records.guests.get(id),
    node === undefined || isKnownNode(node) ? node : records.nodes.get(node.name),
    records.clusters.wordsOf(guest?.cluster ?? ''),
    'picture' in state ? state.picture.findings : null,
  ];
}

const isKnownGuest = ({ placements }: GuestWords): boolean =>
  placements.every(({ standing }) => standing.kind === 'known');
const isKnownNode = ({ ssh, cfLocal, rms, sf }: NodeWords): boolean =>
  [ssh, cfLocal, rms, sf].every(({ kind }) => kind === 'known');

/** Null: the site has no such guest at this moment. */
export function guestCardFacts(state: SiteState, id: string, host: string): GuestCardFacts | null {
  const guest = state.records.guests.get(id);
  if (guest === undefined || state.kind !== 'ready') return null;
  const findings = indexFindings(state.picture.findings);
  const node = find(state.records.nodes, guest.node);
  const cluster = find(state.records.clusters, guest.cluster);
  const standing = guest.placements.find((placement) => placement.host === host)?.standing ?? null;
  const domainTone = toneOf(findingsOf(findings, 'guest', id), () => true);
  return {
    name: guest.name,
    cluster: guest.cluster,
    isNode: guest.node !== null,
    tone: TONE_OF[worstOf(node === null ? [guest.severity] : [guest.severity, node.severity])],
    claims: node === null ? [] : nodeClaims(node, cluster, findings),
    domain: domainWord(standing, domainTone),
    doubt: doubtOf(standing) ?? doubtOf(node?.ssh ?? null),
    applications: onlineOn(cluster, guest.node),
  };
}

const find = <R extends Parts>(records: Pick<Records<R>, 'get'>, name: string | null): R | null =>
  name === null ? null : (records.get(name) ?? null);

const onlineOn = (cluster: ClusterRecord | null, node: string | null): readonly string[] =>
  (cluster?.applications ?? [])
    .filter(({ onNodes }) => onNodes.some((on) => on.node === node && isOnline(on.standing)))
    .map(({ name }) => name);

function domainWord(standing: Observed<DomainStanding> | null, tone: Tone): GuestCardFacts['domain'] {
  if (standing?.kind !== 'known' || standing.value.state === 'running') return null;
  return { word: standing.value.state, tone };
}

const isOnline = (standing: Observed<{ readonly state: string } | null>): boolean =>
  standing.kind === 'known' && standing.value?.state === 'Online';
