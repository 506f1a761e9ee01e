import type { NodeRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';

export interface LeftNode {
  readonly node: string;
  readonly cluster: string;
  readonly observers: readonly string[];
}

/** Nodes that somebody sees LEFTCLUSTER now, or saw so last: a silent observer takes nothing back. */
export const leftNodesOf = ({ nodes }: Pick<SitePicture, 'nodes'>): readonly LeftNode[] =>
  nodes.flatMap((node) => {
    const observers = node.cfSeen.filter(({ state }) => saysLeft(state)).map(({ observer }) => observer);
    return observers.length === 0 ? [] : [{ node: node.name, cluster: node.cluster, observers }];
  });

function saysLeft(state: NodeRecord['cfSeen'][number]['state']): boolean {
  if (state.kind === 'known') return state.value === 'LEFTCLUSTER';
  return state.last?.value === 'LEFTCLUSTER';
}

/** Whether every node said how it sees the others: only then is "none" known. */
export const isAllSeen = ({ nodes }: Pick<SitePicture, 'nodes'>): boolean =>
  nodes.every(({ cfSeen }) => cfSeen.every(({ state }) => state.kind === 'known'));
