import type { Finding } from '../../../../shared/domain/finding.ts';
import type { SiteState } from '../../live/site-source.ts';
import { findingsOf, indexFindings, isCfOf, toneOf, type FindingIndex } from '../../ui/finding-tone.ts';
import type { Tone } from '../../ui/tone.ts';
import { chain } from './link-path.ts';

/** Two guests whose nodes are neighbours in a cluster's list. */
export interface ClusterLink {
  readonly cluster: string;
  readonly from: string;
  readonly to: string;
  /** From the findings about what the two nodes' CF say of each other. */
  readonly tone: Tone;
}

/** So many clusters can be drawn faintly at once; beyond that only the highlighted one has links. */
const MOST_FAINT = 24;

export function clusterLinks(state: SiteState, highlighted: string | null): ClusterLink[] {
  if (state.kind !== 'ready') return [];
  const { records } = state;
  const clusters = records.clusters.words;
  const index = indexFindings(state.picture.findings);
  return clusters
    .filter(({ name }) => name === highlighted || clusters.length <= MOST_FAINT)
    .flatMap(({ name, nodes }) =>
      chain(nodes).flatMap(([a, b]) => {
        const from = records.nodes.wordsOf(a)?.guest ?? null;
        const to = records.nodes.wordsOf(b)?.guest ?? null;
        return from === null || to === null ? [] : [{ cluster: name, from, to, tone: linkTone(index, a, b) }];
      }),
    );
}

/** All that the links are made of. */
export const linkInputs = (state: SiteState): readonly unknown[] => [
  state.records.clusters.words,
  state.records.nodes.words,
  state.kind === 'ready' ? state.picture.findings : null,
];

function linkTone(index: FindingIndex, a: string, b: string): Tone {
  const about: (readonly [string, (finding: Finding) => boolean])[] = [
    [a, isCfOf(b)],
    [b, isCfOf(a)],
  ];
  const picked = about.flatMap(([node, picks]) => findingsOf(index, 'node', node).filter(picks));
  return toneOf(picked, () => true);
}
