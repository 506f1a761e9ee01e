import type { NodeName } from '../../../../shared/domain/names.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';

const OPERATIONS = ['guest-start', 'guest-shutdown', 'guest-power-off'] as const;

/** The ways to the plans for the power of a guest that is a node. Whether one is allowed only its plan says. */
export function GuestPower({ node }: { readonly node: NodeName }) {
  const text = useText();
  const { href } = usePlaces();
  return (
    <Card title={text('ops.wishes')}>
      <ul className="way-links">
        {OPERATIONS.map((operation) => {
          const request = { operation, node };
          return (
            <li key={operation}>
              <a href={href(planPlace(request))}>
                <OperationTitle of={{ request, subject: { id: node } }} />
              </a>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
