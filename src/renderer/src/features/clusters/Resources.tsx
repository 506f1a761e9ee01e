import { Fragment } from 'react';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { useNode } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { ApplicationStanding } from './ApplicationStanding.tsx';
import type { Resource, ResourceGroup } from './resource-groups.ts';
import { resourceTree } from './resource-tree.ts';

interface Props {
  readonly cluster: ClusterRecord;
  readonly resources: readonly Resource[];
}

/** userApplications with the resources that they use by type, and each node's word about all of them. */
export function Resources({ cluster, resources }: Props) {
  const text = useText();
  const { applications, nodes } = cluster;
  const names = applications.map(({ name }) => name);
  const isUnclear = names.length > 1;
  return (
    <Card title={text('clusters.resources')}>
      {isUnclear && <p className="cap">{text('clusters.resources.byName')}</p>}
      {resources.length === 0 ? (
        <p className="cap">{text('clusters.resources.none')}</p>
      ) : (
        <PlainTable
          label={text('clusters.resources')}
          heads={[text('clusters.resource'), ...nodes.map((node) => <Datum key={node}>{node}</Datum>)]}
        >
          {resourceTree(names, resources).map(({ application, groups }) => (
            <Fragment key={application ?? ''}>
              <ApplicationRow cluster={cluster} name={application} />
              {groups.map((group) => (
                <TypeRows key={group.type} nodes={nodes} group={group} />
              ))}
            </Fragment>
          ))}
        </PlainTable>
      )}
    </Card>
  );
}

/** Null: resources of which nobody can say who uses them, or that are no application's. */
function ApplicationRow({
  cluster,
  name,
}: {
  readonly cluster: ClusterRecord;
  readonly name: string | null;
}) {
  const text = useText();
  const application = cluster.applications.find((each) => each.name === name);
  if (application === undefined)
    return (
      <tr className="resource-application">
        <th scope="rowgroup" colSpan={cluster.nodes.length + 1}>
          {text('clusters.resources.ofNone')}
        </th>
      </tr>
    );
  return (
    <tr className="resource-application">
      <th scope="rowgroup">
        <Datum>{application.name}</Datum>
      </th>
      {cluster.nodes.map((node) => (
        <td key={node}>
          <ApplicationStanding application={application} cluster={cluster.name} node={node} />
        </td>
      ))}
    </tr>
  );
}

interface TypeProps {
  readonly nodes: readonly string[];
  readonly group: ResourceGroup;
}

function TypeRows({ nodes, group: { type, resources } }: TypeProps) {
  return (
    <>
      <tr className="resource-type">
        <th scope="rowgroup" colSpan={nodes.length + 1}>
          <Datum>{type}</Datum>
        </th>
      </tr>
      {resources.map((resource) => (
        <ResourceRow key={resource.name} nodes={nodes} resource={resource} />
      ))}
    </>
  );
}

function ResourceRow({
  nodes,
  resource,
}: {
  readonly nodes: readonly string[];
  readonly resource: Resource;
}) {
  return (
    <tr>
      <th scope="row" className="resource-name">
        <Datum>{resource.name}</Datum>
      </th>
      {nodes.map((node) => (
        <td key={node}>
          <OnNode node={node} resource={resource} />
        </td>
      ))}
    </tr>
  );
}

/** A node whose RMS was read without this resource in its list does not run it: that is known, not "unknown". */
function OnNode({ node, resource }: { readonly node: string; readonly resource: Resource }) {
  const text = useText();
  const rms = useNode(node)?.rms ?? null;
  const standing = resource.onNodes.find((on) => on.node === node)?.standing ?? null;
  const isNamed = standing !== null && (standing.kind === 'known' || standing.because.kind !== 'not-asked');
  if (!isNamed && rms?.kind === 'known')
    return (
      <span className="observed">
        <span className="cap">{text('clusters.notListed')}</span> <Age at={rms.at} className="cap num" />
      </span>
    );
  return <ObservedCell observed={standing} word={(value) => value?.state ?? text('clusters.notHere')} />;
}
