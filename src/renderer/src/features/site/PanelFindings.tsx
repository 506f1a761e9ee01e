import { memo, useCallback } from 'react';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { findingParts } from '../../../../shared/text/finding-text.ts';
import type { SiteState } from '../../live/site-source.ts';
import { Age } from '../../ui/Age.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { ToneIcon } from '../../ui/ToneIcon.tsx';
import { useRecords } from '../../live/use-steady.ts';

interface Props {
  readonly findings: readonly Finding[];
  readonly cluster: ClusterRecord;
}

/** What was found on a cluster, its nodes, its userApplications and the guests that are its nodes. */
export function PanelFindings({ findings, cluster }: Props) {
  const concerning = useRecords(
    useCallback(
      (state: SiteState) => findings.filter((finding) => concerns(state, cluster, finding)),
      [findings, cluster],
    ),
  );
  return <FindingLines findings={concerning} />;
}

function concerns(
  { records }: SiteState,
  cluster: ClusterRecord,
  { subject: { kind, id } }: Finding,
): boolean {
  const nodes: readonly string[] = cluster.nodes;
  switch (kind) {
    case 'node':
      return nodes.includes(id);
    case 'cluster':
      return id === cluster.name;
    case 'application':
    case 'resource':
      return id.startsWith(`${cluster.name}/`);
    case 'guest':
      return records.guests.get(id)?.cluster === cluster.name;
    case 'site':
    case 'host':
      return false;
  }
}

export const FindingLines = memo(function FindingLines({
  findings,
}: {
  readonly findings: readonly Finding[];
}) {
  const text = useText();
  if (findings.length === 0) return <p className="cap">{text('site.panel.noFindings')}</p>;
  return (
    <ul>
      {findings.map((finding, index) => (
        <li key={`${finding.code} ${finding.subject.id} ${index}`} className="find">
          <ToneIcon tone={TONE_OF[finding.severity]} size={15} />
          <span>
            <span className="sr-only">{text(`severity.${finding.severity}`)}: </span>
            <Rich parts={findingParts(text, finding)} />{' '}
            {finding.since !== null && <Age at={finding.since} as="span" className="cap num" />}
          </span>
        </li>
      ))}
    </ul>
  );
});
