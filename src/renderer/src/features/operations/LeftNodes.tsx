import type { SitePicture } from '../../../../shared/domain/site-picture.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import { TornClusters } from './TornClusters.tsx';
import { isAllSeen, leftNodesOf, type LeftNode } from './left-nodes.ts';

/** Nodes that may need recovery, each with the way to its plan. "None" is said only when all was read. */
export function LeftNodes({ picture }: { readonly picture: SitePicture }) {
  const text = useText();
  const left = leftNodesOf(picture);
  return (
    <Card title={text('operations.left')}>
      <TornClusters picture={picture} />
      {left.length > 0 ? <LeftList left={left} /> : <None complete={isAllSeen(picture)} />}
    </Card>
  );
}

function None({ complete }: { readonly complete: boolean }) {
  const text = useText();
  const said = complete ? 'operations.none' : 'operations.noneKnown';
  return (
    <div data-tone={complete ? 'quiet' : 'unknown'} className="left-none">
      <p>{text(said)}</p>
      <p className="cap">{text(`${said}.explain`)}</p>
    </div>
  );
}

function LeftList({ left }: { readonly left: readonly LeftNode[] }) {
  const text = useText();
  const { href } = usePlaces();
  return (
    <ul className="left-nodes">
      {left.map(({ node, cluster, observers }) => (
        <li key={node}>
          <Datum>{node}</Datum>
          <a href={href({ view: 'clusters', object: cluster })}>
            <Datum>{cluster}</Datum>
          </a>
          <span className="cap">{text('operations.seenBy', { observers: observers.join(', ') })}</span>
          <span className="grow" />
          <a className="btn" href={href({ view: 'operations', object: node, moment: 'now' })}>
            {text('operations.plan', { node })}
          </a>
        </li>
      ))}
    </ul>
  );
}
