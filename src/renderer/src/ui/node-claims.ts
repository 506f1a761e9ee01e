import type { CfState } from '../../../shared/domain/cf.ts';
import type { Observed } from '../../../shared/domain/reading.ts';
import type { ClusterRecord, NodeRecord } from '../../../shared/domain/site-picture.ts';
import { findingsOf, isCfOf, toneOf, type FindingIndex } from './finding-tone.ts';
import type { Tone } from './tone.ts';

export const LAYERS = ['CF', 'RMS', 'SF'] as const;
export type Layer = (typeof LAYERS)[number];

/** What stands on a node's badge for one layer: the product's own word, or that it is not known. */
export type LayerClaim =
  | { readonly layer: Layer; readonly kind: 'known'; readonly word: string; readonly tone: Tone }
  | {
      readonly layer: Layer;
      readonly kind: 'unknown';
      /** What was last known, with when: shown as old, never as current. */
      readonly last: { readonly word: string; readonly at: number } | null;
    };

/** Ascending, like severities. */
const WORSE: readonly Tone[] = ['quiet', 'warning', 'unknown', 'critical'];

/** The three badges of a node. Of several views of it, the one with the worst finding is shown. */
export function nodeClaims(
  node: NodeRecord,
  cluster: ClusterRecord | null,
  findings: FindingIndex,
): readonly LayerClaim[] {
  return [cfClaim(node, findings), rmsClaim(node, findings), sfClaim(node, cluster, findings)];
}

function cfClaim(node: NodeRecord, findings: FindingIndex): LayerClaim {
  const about = findingsOf(findings, 'node', node.name);
  const views: { readonly state: Observed<CfState>; readonly tone: Tone }[] = [
    { state: node.cfLocal, tone: toneOf(about, isCfOf(null)) },
    ...node.cfSeen.map(({ observer, state }) => ({ state, tone: toneOf(about, isCfOf(observer)) })),
  ];
  const rank = (tone: Tone): number => WORSE.indexOf(tone);
  const worst = views
    .filter(({ state }) => state.kind === 'known')
    .reduce<(typeof views)[number] | null>(
      (best, view) => (best === null || rank(view.tone) > rank(best.tone) ? view : best),
      null,
    );
  // A neighbour's good word does not stand in for a node that no longer says anything itself.
  const spoken = node.cfLocal.kind === 'known' || (worst !== null && worst.tone !== 'quiet');
  if (worst !== null && spoken && worst.state.kind === 'known')
    return { layer: 'CF', kind: 'known', word: worst.state.value, tone: worst.tone };
  return { layer: 'CF', kind: 'unknown', last: lastOf(node.cfLocal, (value) => value) };
}

function rmsClaim({ name, rms }: NodeRecord, findings: FindingIndex): LayerClaim {
  if (rms.kind === 'unknown')
    return { layer: 'RMS', kind: 'unknown', last: lastOf(rms, ({ state }) => state) };
  const tone = toneOf(findingsOf(findings, 'node', name), ({ code }) => code.startsWith('rms-'));
  return { layer: 'RMS', kind: 'known', word: rms.value.state, tone };
}

/** `Killing` and the like come from the agents that are at work against the node. */
function sfClaim(
  { name, sf }: NodeRecord,
  cluster: ClusterRecord | null,
  findings: FindingIndex,
): LayerClaim {
  const tone = toneOf(findingsOf(findings, 'node', name), ({ code }) => code.startsWith('sf-'));
  const word = eliminationOf(name, cluster);
  if (word !== null) return { layer: 'SF', kind: 'known', word, tone };
  if (sf.kind === 'unknown') return { layer: 'SF', kind: 'unknown', last: lastOf(sf, (value) => value) };
  return { layer: 'SF', kind: 'known', word: sf.value, tone };
}

function eliminationOf(node: string, cluster: ClusterRecord | null): string | null {
  const shuts = (cluster?.agents ?? []).flatMap(({ target, standing }) =>
    target === node && standing.kind === 'known' ? [standing.value.shut] : [],
  );
  return (['KillFailed', 'Killing', 'KillWorked'] as const).find((word) => shuts.includes(word)) ?? null;
}

function lastOf<T>(observed: Observed<T>, wordOf: (value: T) => string): { word: string; at: number } | null {
  if (observed.kind === 'known' || observed.last === null) return null;
  return { word: wordOf(observed.last.value), at: observed.last.at };
}
