import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  SitePicture,
} from '../../src/shared/domain/site-picture.ts';
import { sampleSite } from './sample-site.ts';

/** The sample site, of which single records are changed to ask what the loss of a host would mean. */
export const LOSS_AT = 1_700_000_000_000;
export const lossSite = sampleSite(LOSS_AT);

export const known = <T>(value: T) => ({ kind: 'known', value, at: LOSS_AT, since: LOSS_AT }) as const;

export const withHost = (picture: SitePicture, name: string, change: Partial<HostRecord>): SitePicture => ({
  ...picture,
  hosts: picture.hosts.map((each) => (each.name === name ? { ...each, ...change } : each)),
});

export const withCluster = (name: string, change: Partial<ClusterRecord>): SitePicture => ({
  ...lossSite,
  clusters: lossSite.clusters.map((each) => (each.name === name ? { ...each, ...change } : each)),
});

export const withGuest = (
  name: string,
  change: (guest: GuestRecord) => Partial<GuestRecord>,
): SitePicture => ({
  ...lossSite,
  guests: lossSite.guests.map((each) => (each.name === name ? { ...each, ...change(each) } : each)),
});
