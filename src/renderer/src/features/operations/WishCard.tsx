import type { ClusterRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';
import { CfTimeoutWish } from './CfTimeoutWish.tsx';
import { SideWish } from './SideWish.tsx';
import { hostWishes, wishesOf, type Wish } from './wishes.ts';

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
          <WishLinks wishes={wishesOf(cluster, isTorn(picture, cluster), isOfGuests(picture, cluster))} />
          {isTorn(picture, cluster) && cluster.nodes.length > 2 && (
            <SideWish cluster={cluster.name} nodes={cluster.nodes} />
          )}
          <CfTimeoutWish cluster={cluster.name} />
        </details>
      ))}
      {stops.length > 0 && (
        <details className="wishes">
          <summary>{text('ops.wishes.hosts')}</summary>
          <WishLinks wishes={stops} />
        </details>
      )}
    </Card>
  );
}

function WishLinks({ wishes }: { readonly wishes: readonly Wish[] }) {
  const { href } = usePlaces();
  return (
    <ul className="wish-links">
      {wishes.map((wish) => {
        const place = planPlace(wish.request);
        return (
          <li key={place.object}>
            <a href={href(place)}>
              <OperationTitle of={wish} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}

const isTorn = ({ findings }: SitePicture, { name }: ClusterRecord): boolean =>
  findings.some(({ code, subject }) => code === 'cf-partition' && subject.id === name);

/** The power of a node that is a host itself is its own matter. */
const isOfGuests = ({ nodes }: SitePicture, { name }: ClusterRecord): boolean =>
  nodes.every(({ cluster, host }) => cluster !== name || host === null);
