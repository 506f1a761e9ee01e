import type { RehearsalDescription } from '../../../src/shared/contract/rehearsal.ts';

/** What the site says of itself, not what a console saw of it. */
export const clusterOf = ({ clusters }: RehearsalDescription, name: string) => {
  const found = clusters.find((cluster) => cluster.name === name);
  if (found === undefined) throw new Error(`No cluster ${name}`);
  return found;
};

export const guestIs = ({ guests }: RehearsalDescription, name: string, state: string): boolean =>
  guests.find((guest) => guest.name === name)?.state === state;

/** How everybody else of its cluster sees a node. */
export function viewsOf(site: RehearsalDescription, node: string): readonly string[] {
  return site.clusters.flatMap(({ views }) =>
    views.filter(({ target, observer }) => target === node && observer !== node).map(({ state }) => state),
  );
}

export const isSeen = (site: RehearsalDescription, node: string, state: string): boolean => {
  const views = viewsOf(site, node);
  return views.length > 0 && views.every((view) => view === state);
};

/** Nodes on which the cluster's application is in that state. */
export const applicationOn = (
  site: RehearsalDescription,
  cluster: string,
  state: string,
): readonly string[] =>
  clusterOf(site, cluster).applications.flatMap(({ onNodes }) =>
    onNodes.filter(({ standing }) => standing.state === state).map(({ node }) => node),
  );
