import { useMemo } from 'react';
import { CONTRADICTIONS } from '../../../../shared/domain/contradictions.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { findingParts } from '../../../../shared/text/finding-text.ts';
import { useSiteState } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Card } from '../../ui/Card.tsx';
import { FindingWords } from '../../ui/FindingWords.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { ToneIcon } from '../../ui/ToneIcon.tsx';
import { clusterFindings } from './cluster-findings.ts';

/**
 * Where the sources of a cluster disagree, or say together what must not be: named, the worst one explained at once,
 * the others when they are opened, so that the matrix below stays in sight.
 */
export function Contradictions({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const state = useSiteState();
  const found = useMemo(
    () => clusterFindings(state, cluster).filter(({ code }) => CONTRADICTIONS[code].kind === 'contradiction'),
    [state, cluster],
  );
  if (found.length === 0) return null;
  return (
    <Card
      title={text('contradictions.title')}
      aside={<span className="cap">{text(`verdict.cluster.${cluster.verdict.sentence}`)}</span>}
    >
      <ul className="cluster-findings">
        {found.map((finding, index) => (
          <li key={`${finding.code} ${finding.subject.id} ${index}`}>
            <ToneIcon tone={TONE_OF[finding.severity]} size={15} />
            <details open={index === 0}>
              <summary>
                <span className="sr-only">{text(`severity.${finding.severity}`)}: </span>
                <Rich parts={findingParts(text, finding)} />{' '}
                {finding.since !== null && <Age at={finding.since} as="span" className="cap num" />}
              </summary>
              <FindingWords finding={finding} />
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
