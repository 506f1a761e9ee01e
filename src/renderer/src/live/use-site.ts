import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import type { SiteId } from '../../../shared/domain/names.ts';
import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  MachineRecord,
  NodeRecord,
  SitePicture,
} from '../../../shared/domain/site-picture.ts';
import type { Live } from './live.ts';
import type { SiteSource, SiteState } from './site-source.ts';

export interface SiteInView {
  readonly id: SiteId;
  readonly source: SiteSource;
}

export const SiteContext = createContext<SiteInView | null>(null);

export function useSiteInView(): SiteInView {
  const site = use(SiteContext);
  if (site === null) throw new Error('No SiteContext above this component');
  return site;
}

/** The site on the screen. */
export function useSiteId(): SiteId {
  return useSiteInView().id;
}

/**
 * A part of the site at the moment on the screen. `pick` must return something that keeps its identity
 * while nothing it stands for has changed: a record, a list, a string.
 */
export function useSitePart<T>(pick: (state: SiteState) => T): T {
  const { source } = useSiteInView();
  return useSyncExternalStore(source.subscribe, () => pick(source.current()));
}

/** Something read from the site at each update, for who watches it without rendering. `read` must keep its identity. */
export function useSiteReading<T>(read: (state: SiteState) => T): Live<T> {
  const { source } = useSiteInView();
  return useMemo(
    () => ({ subscribe: source.subscribe, current: () => read(source.current()) }),
    [source, read],
  );
}

const pictureOf = (state: SiteState): SitePicture | null => (state.kind === 'ready' ? state.picture : null);

/** The whole picture: renders again with every update. Null while there is none; see `useSiteState`. */
export function useSite(): SitePicture | null {
  return useSitePart(pictureOf);
}

/** The picture with the reason why there is none. */
export function useSiteState(): SiteState {
  return useSitePart((state) => state);
}

/** One record: renders again only when that record changed. Null when the site has no such object. */
export function useHost(name: string): HostRecord | null {
  return useSitePart(({ records }) => records.hosts.get(name) ?? null);
}

export function useGuest(id: string): GuestRecord | null {
  return useSitePart(({ records }) => records.guests.get(id) ?? null);
}

export function useNode(name: string): NodeRecord | null {
  return useSitePart(({ records }) => records.nodes.get(name) ?? null);
}

export function useCluster(name: string): ClusterRecord | null {
  return useSitePart(({ records }) => records.clusters.get(name) ?? null);
}

export function useMachine(id: string): MachineRecord | null {
  return useSitePart(({ records }) => records.machines.get(id) ?? null);
}
