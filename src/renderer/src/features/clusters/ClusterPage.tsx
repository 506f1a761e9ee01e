import { useMemo } from 'react';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { findingParts } from '../../../../shared/text/finding-text.ts';
import { useMoment, usePlaces } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId, useSiteState } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { indexFindings } from '../../ui/finding-tone.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { ToneIcon } from '../../ui/ToneIcon.tsx';
import { truthMatrix } from '../../ui/truth-matrix.ts';
import { TruthMatrix } from '../../ui/TruthMatrix.tsx';
import { Agents } from './Agents.tsx';
import { Applications } from './Applications.tsx';
import { clusterFindings } from './cluster-findings.ts';
import { ClusterOperations } from './ClusterOperations.tsx';
import { ConfigurationCard } from './ConfigurationCard.tsx';
import { Contradictions } from './Contradictions.tsx';
import { NodeTable } from './NodeTable.tsx';
import { RawOutputs } from './RawOutputs.tsx';
import { Resources } from './Resources.tsx';
import { Strangers } from './Strangers.tsx';
import './clusters.css';

/** One cluster: who sees whom, its userApplications and resources, its agents, each node's raw outputs. */
export function ClusterPage({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const { href } = usePlaces();
  const site = useSiteId();
  const { moment } = useMoment();
  const detail = useAsk('cluster.at', { site, moment, cluster: cluster.name }, { refreshMs: 15_000 });
  const { configuration } = cluster;
  return (
    <div className="page">
      <PageHead
        listTitle={text('clusters.title')}
        listHref={href({ view: 'clusters' })}
        name={cluster.name}
        severity={cluster.severity}
      >
        <Pill>{text(`configuration.${configuration ?? 'unknown'}`)}</Pill>
        {configuration !== null && (
          <span className="cap">{text(`configuration.explain.${configuration}`)}</span>
        )}
      </PageHead>
      <Contradictions cluster={cluster} />
      <div className="page-columns">
        <Truth cluster={cluster} />
        <Findings cluster={cluster} />
      </div>
      <div className="page-columns">
        <Applications cluster={cluster} />
        <NodeTable cluster={cluster} />
      </div>
      <AskGate question={detail}>
        {({ resources, strangers }) => (
          <>
            <Strangers strangers={strangers} />
            <Resources cluster={cluster} resources={resources} />
          </>
        )}
      </AskGate>
      <Agents cluster={cluster} />
      <ClusterOperations cluster={cluster} />
      <ConfigurationCard key={cluster.name} cluster={cluster} />
      <RawOutputs cluster={cluster} />
    </div>
  );
}

function Truth({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const state = useSiteState();
  const rows = useMemo(
    () =>
      truthMatrix(cluster, {
        node: (name) => state.records.nodes.get(name) ?? null,
        guest: (id) => state.records.guests.get(id) ?? null,
        findings: indexFindings(state.kind === 'ready' ? state.picture.findings : []),
      }),
    [cluster, state],
  );
  return (
    <Card title={text('truth.title')}>
      <TruthMatrix rows={rows} room="page" />
    </Card>
  );
}

function Findings({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const state = useSiteState();
  const findings = useMemo(() => clusterFindings(state, cluster), [state, cluster]);
  return (
    <Card title={text('clusters.findings')}>
      {findings.length === 0 && <p className="cap">{text('site.panel.noFindings')}</p>}
      <ul className="cluster-findings">
        {findings.map((finding, index) => (
          <li key={`${finding.code} ${finding.subject.id} ${index}`}>
            <ToneIcon tone={TONE_OF[finding.severity]} size={15} />
            <span>
              <span className="sr-only">{text(`severity.${finding.severity}`)}: </span>
              <Rich parts={findingParts(text, finding)} />{' '}
              {finding.since !== null && <Age at={finding.since} as="span" className="cap num" />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
