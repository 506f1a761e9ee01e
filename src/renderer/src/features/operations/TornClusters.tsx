import { operationRequestSchema } from '../../../../shared/domain/operation-request.ts';
import type { ClusterRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { OperationLinks } from '../../ui/OperationLinks.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { SideWish } from './SideWish.tsx';

/** Clusters that are cut in two: their nodes live, so that not one of them is recovered, but a side chosen (CF guide 4.3, 5.2.3). */
export function TornClusters({ picture }: { readonly picture: SitePicture }) {
  return tornOf(picture).map((cluster) => <Torn key={cluster.name} cluster={cluster} />);
}

function Torn({ cluster: { name, nodes } }: { readonly cluster: ClusterRecord }) {
  const text = useText();
  const { href } = usePlaces();
  const sides = nodes.flatMap((node) => {
    const side = { operation: 'partition-recovery', cluster: name, survivors: [node] };
    const request = operationRequestSchema.safeParse(side);
    return request.success ? [request.data] : [];
  });
  return (
    <div className="torn">
      <p>
        <Rich parts={text.parts('operations.torn', { cluster: name })} />
      </p>
      {nodes.length > 2 ? (
        <SideWish cluster={name} nodes={nodes} />
      ) : (
        <OperationLinks requests={sides} hrefOf={(request) => href(planPlace(request))} />
      )}
    </div>
  );
}

const tornOf = ({ clusters, findings }: SitePicture): readonly ClusterRecord[] =>
  clusters.filter(({ name }) =>
    findings.some(({ code, subject }) => code === 'cf-partition' && subject.id === name),
  );
