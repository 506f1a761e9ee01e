import { usePlaces } from '../../live/place.ts';
import { useCluster } from '../../live/use-site.ts';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { ClusterPage } from './ClusterPage.tsx';
import { ClusterTable } from './ClusterTable.tsx';

/** All clusters of the site, or one of them. */
export function ClustersView() {
  const { place } = usePlaces();
  return place.object === null ? <ClusterTable /> : <OneCluster key={place.object} name={place.object} />;
}

function OneCluster({ name }: { readonly name: string }) {
  const text = useText();
  const { href } = usePlaces();
  const cluster = useCluster(name);
  if (cluster === null)
    return (
      <Empty title={text('clusters.gone')}>
        <a href={href({ view: 'clusters' })}>{text('clusters.title')}</a>
      </Empty>
    );
  return <ClusterPage cluster={cluster} />;
}
