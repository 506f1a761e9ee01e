import type { Alert } from '../../../../shared/domain/alert.ts';
import { recoveryPlace } from '../../live/recovery-place.ts';
import { usePlaces } from '../../live/place.ts';
import { useText } from '../../ui/text-context.ts';

/** From an alert about a LEFTCLUSTER node to the plan of its recovery, filled in; from a partition to the choice of its side. */
export function RecoveryLink({ alert: { code, subject } }: { readonly alert: Alert }) {
  const text = useText();
  const { href } = usePlaces();
  const place = recoveryPlace({ code, subject });
  if (place === null) return null;
  return (
    <p>
      <a className="btn" data-kind="primary" href={href(place)}>
        {subject.kind === 'node'
          ? text('operations.plan', { node: subject.id })
          : text('operations.torn.choose', { cluster: subject.id })}
      </a>
    </p>
  );
}
