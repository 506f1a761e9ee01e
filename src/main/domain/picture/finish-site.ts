import type { Severity } from '../../../shared/domain/severity.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import type { ClusterVerdict, NodeVerdict } from '../../../shared/domain/verdict.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type {
  ClusterDraft,
  GuestDraft,
  HostDraft,
  NodeDraft,
  SiteReadings,
} from '../reconcile/site-readings.ts';

export type FinishedSite = Pick<
  SitePicture,
  'severity' | 'hosts' | 'guests' | 'nodes' | 'clusters' | 'findings' | 'advice'
>;

interface Judged {
  readonly severity: Severity;
}

/** Gives each drawn record its verdict. A record whose draft and verdict are as before keeps its identity. */
export function createFinisher(): (readings: SiteReadings) => FinishedSite {
  const host = keeping<HostDraft, Judged>();
  const guest = keeping<GuestDraft, Judged>();
  const node = keeping<NodeDraft, Judged & { readonly verdict: NodeVerdict }>();
  const cluster = keeping<ClusterDraft, Judged & { readonly verdict: ClusterVerdict }>();
  return (readings) => {
    const judged = reconcile(readings);
    return {
      severity: judged.severity,
      hosts: readings.hosts.map((draft) => host(draft, { severity: judged.host(draft) })),
      guests: readings.guests.map((draft) => guest(draft, { severity: judged.guest(draft) })),
      nodes: readings.nodes.map((draft) => node(draft, withSeverity(judged.node(draft)))),
      clusters: readings.clusters.map((draft) => cluster(draft, withSeverity(judged.cluster(draft)))),
      findings: [...judged.findings],
      advice: [...judged.advice],
    };
  };
}

const withSeverity = <V extends Judged>(verdict: V) => ({ severity: verdict.severity, verdict });

function keeping<D extends object, J extends object>(): (draft: D, judgement: J) => D & J {
  const held = new WeakMap<D, { readonly text: string; readonly record: D & J }>();
  return (draft, judgement) => {
    const text = JSON.stringify(judgement);
    const before = held.get(draft);
    if (before?.text === text) return before.record;
    const record = { ...draft, ...judgement };
    held.set(draft, { text, record });
    return record;
  };
}
