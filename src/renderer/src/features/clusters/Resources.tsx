import { Fragment } from 'react';
import { useNode } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { resourceGroups, type Resource } from './resource-groups.ts';

interface Props {
  readonly nodes: readonly string[];
  readonly resources: readonly Resource[];
}

/** Every RMS object by type, with each node's word about it. */
export function Resources({ nodes, resources }: Props) {
  const text = useText();
  return (
    <Card title={text('clusters.resources')}>
      {resources.length === 0 ? (
        <p className="cap">{text('clusters.resources.none')}</p>
      ) : (
        <PlainTable
          label={text('clusters.resources')}
          heads={[text('clusters.resource'), ...nodes.map((node) => <Datum key={node}>{node}</Datum>)]}
        >
          {resourceGroups(resources).map(({ type, resources: members }) => (
            <Fragment key={type}>
              <tr className="resource-type">
                <th scope="rowgroup" colSpan={nodes.length + 1}>
                  <Datum>{type}</Datum>
                </th>
              </tr>
              {members.map((resource) => (
                <ResourceRow key={resource.name} nodes={nodes} resource={resource} />
              ))}
            </Fragment>
          ))}
        </PlainTable>
      )}
    </Card>
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
