import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { hostWorkOf } from '../../live/object-wishes.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Card } from '../../ui/Card.tsx';
import { OperationLinks } from '../../ui/OperationLinks.tsx';
import { useText } from '../../ui/text-context.ts';

/** The ways to the plans of a host's maintenance, in their order, and of its emergency. Hosts that the console does not reach have none. */
export function HostMaintenance({ host: { name, kind } }: { readonly host: HostRecord }) {
  const text = useText();
  const { href } = usePlaces();
  if (kind !== 'kvm') return null;
  return (
    <Card title={text('ops.wishes.hostWork')}>
      <OperationLinks requests={hostWorkOf(name)} hrefOf={(request) => href(planPlace(request))} />
    </Card>
  );
}
