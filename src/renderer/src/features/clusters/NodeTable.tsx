import type { ClusterRecord, NodeRecord } from '../../../../shared/domain/site-picture.ts';
import { usePlaces } from '../../live/place.ts';
import { useGuest, useNode } from '../../live/use-site.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { useText } from '../../ui/text-context.ts';

const HEADS = [
  'clusters.node',
  'clusters.node.guest',
  'clusters.node.cfTimeout',
  'clusters.node.ssh',
] as const;

/** Each node with its guest or host, CF's timeout on it and whether it answers. */
export function NodeTable({ cluster }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  return (
    <Card title={text('clusters.nodes')}>
      <PlainTable label={text('clusters.nodes')} heads={HEADS.map((head) => text(head))}>
        {cluster.nodes.map((name) => (
          <NodeRow key={name} name={name} />
        ))}
      </PlainTable>
    </Card>
  );
}

function NodeRow({ name }: { readonly name: string }) {
  const text = useText();
  const node = useNode(name);
  return (
    <tr>
      <th scope="row">
        <Datum>{name}</Datum>
      </th>
      <td>
        <MachineLink node={node} />
      </td>
      <td>
        <ObservedCell
          observed={node?.cfTimeoutSeconds ?? null}
          word={(seconds) => text('clusters.seconds', { n: seconds })}
        />
      </td>
      <td>
        <ObservedCell observed={node?.ssh ?? null} word={() => text('clusters.node.answers')} />
      </td>
    </tr>
  );
}

/** The guest that the node is, or the host. */
function MachineLink({ node }: { readonly node: NodeRecord | null }) {
  const text = useText();
  const { href } = usePlaces();
  const guest = useGuest(node?.guest ?? '');
  const host = node?.host ?? null;
  if (host !== null)
    return (
      <a href={href({ view: 'hosts', object: host })}>
        {text('clusters.node.host')} <Datum>{host}</Datum>
      </a>
    );
  if (guest === null) return <Badge tone="unknown">{text('clusters.node.noGuest')}</Badge>;
  return (
    <a href={href({ view: 'guests', object: guest.id })}>
      <Datum>{guest.name}</Datum>
    </a>
  );
}
