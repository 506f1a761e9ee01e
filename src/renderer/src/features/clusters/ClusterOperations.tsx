import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';

/** From the cluster to its plans: fencing here, all others on the view of operations, where they are folded by cluster. */
export function ClusterOperations({ cluster: { name } }: { readonly cluster: Pick<ClusterRecord, 'name'> }) {
  const text = useText();
  const { href } = usePlaces();
  const request = { operation: 'sf-restart', cluster: name } as const;
  return (
    <Card title={text('ops.wishes')}>
      <ul className="way-links">
        <li>
          <a href={href(planPlace(request))}>
            <OperationTitle of={{ request, subject: { id: name } }} />
          </a>
        </li>
        <li>
          <a href={href({ view: 'operations', object: null, moment: 'now' })}>{text('ops.wishes.all')}</a>
        </li>
      </ul>
    </Card>
  );
}
