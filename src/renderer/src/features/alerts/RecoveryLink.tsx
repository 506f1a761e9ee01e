import type { Alert } from '../../../../shared/domain/alert.ts';
import { usePlaces } from '../../live/place.ts';
import { useText } from '../../ui/text-context.ts';

/** From an alert about a LEFTCLUSTER node to the plan of its recovery, filled in. */
export function RecoveryLink({ alert: { code, subject } }: { readonly alert: Alert }) {
  const text = useText();
  const { href } = usePlaces();
  if (subject.kind !== 'node' || !isLeftCluster(code)) return null;
  return (
    <p>
      <a className="btn" href={href({ view: 'operations', object: subject.id })}>
        {text('operations.plan', { node: subject.id })}
      </a>
    </p>
  );
}

const isLeftCluster = (code: string): boolean => code === 'cf-leftcluster' || code.startsWith('leftcluster-');
