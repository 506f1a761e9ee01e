import { useCallback } from 'react';
import type { ApplicationRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { findingsOf, indexFindings, toneOf } from '../../ui/finding-tone.ts';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { useText } from '../../ui/text-context.ts';
import type { Tone } from '../../ui/tone.ts';

interface Props {
  readonly application: ApplicationRecord;
  readonly cluster: string;
  readonly node: string;
}

/** What a node's own RMS says of a userApplication there. */
export function ApplicationStanding({ application, cluster, node }: Props) {
  const text = useText();
  const id = `${cluster}/${application.name}`;
  const tone = useSitePart(useCallback((state: SiteState) => toneOn(state, id, node), [id, node]));
  const standing = application.onNodes.find((on) => on.node === node)?.standing ?? null;
  return (
    <ObservedCell
      observed={standing}
      tone={tone}
      word={(value) => value?.state ?? text('clusters.notHere')}
    />
  );
}

/** From the findings about the userApplication on that node. */
function toneOn(state: SiteState, application: string, node: string): Tone {
  if (state.kind !== 'ready') return 'quiet';
  const about = findingsOf(indexFindings(state.picture.findings), 'application', application);
  return toneOf(about, ({ facts }) => facts['node'] === node);
}
