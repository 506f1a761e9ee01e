import { usePlaces } from '../../live/place.ts';
import { useSite } from '../../live/use-site.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { Empty, NotKnown } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { isAllSeen, leftNodesOf, type LeftNode } from './left-nodes.ts';

/** Nodes that may need recovery, each with the way to its plan. "None" is said only when all was read. */
export function LeftNodes() {
  const text = useText();
  const picture = useSite();
  if (picture === null) return null;
  const left = leftNodesOf(picture);
  return (
    <div className="page">
      <header>
        <div className="page-head">
          <h2>{text('operations.title')}</h2>
        </div>
        <p className="dim">{text('operations.explain')}</p>
      </header>
      {left.length > 0 ? <LeftList left={left} /> : <None complete={isAllSeen(picture)} />}
    </div>
  );
}

function None({ complete }: { readonly complete: boolean }) {
  const text = useText();
  return complete ? (
    <Empty title={text('operations.none')}>
      <p>{text('operations.none.explain')}</p>
    </Empty>
  ) : (
    <NotKnown title={text('operations.noneKnown')}>
      <p>{text('operations.noneKnown.explain')}</p>
    </NotKnown>
  );
}

function LeftList({ left }: { readonly left: readonly LeftNode[] }) {
  const text = useText();
  const { href } = usePlaces();
  return (
    <Card title={text('operations.left')}>
      <ul className="left-nodes">
        {left.map(({ node, cluster, observers }) => (
          <li key={node}>
            <Datum>{node}</Datum>
            <a href={href({ view: 'clusters', object: cluster })}>
              <Datum>{cluster}</Datum>
            </a>
            <span className="cap">{text('operations.seenBy', { observers: observers.join(', ') })}</span>
            <span className="grow" />
            <a className="btn" href={href({ view: 'operations', object: node })}>
              {text('operations.plan', { node })}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
