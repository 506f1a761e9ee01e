import type { NodeName } from '../../../../shared/domain/names.ts';
import { powerOf } from '../../live/object-wishes.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { OperationLinks } from '../../ui/OperationLinks.tsx';
import { useText } from '../../ui/text-context.ts';

/** The ways to the plans for the power of a guest that is a node. */
export function GuestPower({ node }: { readonly node: NodeName }) {
  const text = useText();
  const { href } = usePlaces();
  return (
    <Card title={text('ops.wishes')}>
      <OperationLinks requests={powerOf(node)} hrefOf={(request) => href(planPlace(request))} />
    </Card>
  );
}
