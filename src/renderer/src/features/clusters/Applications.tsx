import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { ApplicationStanding } from './ApplicationStanding.tsx';

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
                  <ApplicationStanding application={application} cluster={cluster.name} node={node} />
                </td>
              ))}
            </tr>
          ))}
        </PlainTable>
      )}
    </Card>
  );
}
