import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';
import type { ClusterRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { OperationLinks } from '../../ui/OperationLinks.tsx';
import { useText } from '../../ui/text-context.ts';
import { CfTimeoutWish } from './CfTimeoutWish.tsx';
import { SideWish } from './SideWish.tsx';
import { hostWishes, wishesOf } from './wishes.ts';

/** The way to a plan of every other operation, folded by cluster. Whether one is allowed only its plan says. */
export function WishCard({ picture }: { readonly picture: SitePicture }) {
  const text = useText();
  const stops = hostWishes(picture);
  return (
    <Card title={text('ops.wishes')}>
      <p className="dim">{text('ops.wishes.explain')}</p>
      {picture.clusters.map((cluster) => (
        <details key={cluster.name} className="wishes">
          <summary>
            <Datum>{cluster.name}</Datum>
          </summary>
          <WishLinks requests={wishesOf(cluster, isTorn(picture, cluster), isOfGuests(picture, cluster))} />
          {isTorn(picture, cluster) && cluster.nodes.length > 2 && (
            <SideWish cluster={cluster.name} nodes={cluster.nodes} />
          )}
          <CfTimeoutWish cluster={cluster.name} />
        </details>
      ))}
      {stops.length > 0 && (
        <details className="wishes">
          <summary>{text('ops.wishes.hosts')}</summary>
          <WishLinks requests={stops} />
        </details>
      )}
    </Card>
  );
}

function WishLinks({ requests }: { readonly requests: readonly OperationRequest[] }) {
  const { href } = usePlaces();
  return (
    <OperationLinks
      className="wish-links"
      requests={requests}
      hrefOf={(request) => href(planPlace(request))}
    />
  );
}

const isTorn = ({ findings }: SitePicture, { name }: ClusterRecord): boolean =>
  findings.some(({ code, subject }) => code === 'cf-partition' && subject.id === name);

/** The power of a node that is a host itself is its own matter. */
const isOfGuests = ({ nodes }: SitePicture, { name }: ClusterRecord): boolean =>
  nodes.every(({ cluster, host }) => cluster !== name || host === null);
