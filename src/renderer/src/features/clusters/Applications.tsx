import { useCallback } from 'react';
import type { ApplicationRecord, ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { findingsOf, indexFindings, toneOf } from '../../ui/finding-tone.ts';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import type { Tone } from '../../ui/tone.ts';

/** userApplications × nodes, as each node's own RMS shows them. */
export function Applications({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const { applications, nodes } = cluster;
  return (
    <Card title={text('clusters.applications')}>
      {applications.length === 0 ? (
        <p className="cap">{text('clusters.applications.none')}</p>
      ) : (
        <PlainTable
          label={text('clusters.applications')}
          heads={[text('app.userApplication'), ...nodes.map((node) => <Datum key={node}>{node}</Datum>)]}
        >
          {applications.map((application) => (
            <tr key={application.name}>
              <th scope="row">
                <Datum>{application.name}</Datum>
              </th>
              {nodes.map((node) => (
                <td key={node}>
                  <Standing application={application} cluster={cluster.name} node={node} />
                </td>
              ))}
            </tr>
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

interface StandingProps {
  readonly application: ApplicationRecord;
  readonly cluster: string;
  readonly node: string;
}

function Standing({ application, cluster, node }: StandingProps) {
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
