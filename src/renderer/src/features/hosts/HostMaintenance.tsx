import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';

/** The ways to the plans of a host's maintenance, in their order. Hosts that the console does not reach have none. */
export function HostMaintenance({ host: { name, kind } }: { readonly host: HostRecord }) {
  const text = useText();
  const { href } = usePlaces();
  if (kind !== 'kvm') return null;
  const requests: readonly OperationRequest[] = [
    { operation: 'host-drain', host: name, stop: [], leave: [] },
    { operation: 'host-stop', host: name },
    { operation: 'host-return', host: name, start: [], back: [] },
  ];
  return (
    <Card title={text('ops.wishes.hostWork')}>
      <ul className="way-links">
        {requests.map((request) => (
          <li key={request.operation}>
            <a href={href(planPlace(request))}>
              <OperationTitle of={{ request, subject: { id: name } }} />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
