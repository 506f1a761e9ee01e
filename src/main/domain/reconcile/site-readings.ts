import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  NodeRecord,
} from '../../../shared/domain/site-picture.ts';

/** What was read of each object, before anything is judged. */
export type HostDraft = Omit<HostRecord, 'severity'>;
export type GuestDraft = Omit<GuestRecord, 'severity'>;
export type NodeDraft = Omit<NodeRecord, 'severity' | 'verdict'>;
export type ClusterDraft = Omit<ClusterRecord, 'severity' | 'verdict'>;

/** All readings of a site at one moment. */
export interface SiteReadings {
  readonly hosts: readonly HostDraft[];
  readonly guests: readonly GuestDraft[];
  readonly nodes: readonly NodeDraft[];
  readonly clusters: readonly ClusterDraft[];
}
