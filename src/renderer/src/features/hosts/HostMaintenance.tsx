import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { useText } from '../../ui/text-context.ts';

/** The ways to the plans of a host's maintenance. Hosts that the console does not reach have none. */
export function HostMaintenance({ host: { name, kind } }: { readonly host: HostRecord }) {
  const text = useText();
  const { href } = usePlaces();
  if (kind !== 'kvm') return null;
  return (
    <p className="plan-links">
      <a className="btn" href={href(planPlace({ operation: 'host-drain', host: name, stop: [], leave: [] }))}>
        {text('hosts.drain')}
      </a>
      <a
        className="btn"
        href={href(planPlace({ operation: 'host-return', host: name, start: [], back: [] }))}
      >
        {text('hosts.return')}
      </a>
    </p>
  );
}
