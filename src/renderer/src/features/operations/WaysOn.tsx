import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';
import { planPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { subjectOf } from '../../../../shared/text/plan-text.ts';
import { OperationTitle } from '../../ui/OperationTitle.tsx';

interface Props {
  readonly title: string;
  readonly requests: readonly OperationRequest[];
}

/** Operations that come first or instead, each a way to its plan. Nothing where there are none. */
export function WaysOn({ title, requests }: Props) {
  const { href } = usePlaces();
  if (requests.length === 0) return null;
  return (
    <p className="ways-on">
      {title}{' '}
      {requests.map((request) => (
        <a key={JSON.stringify(request)} href={href(planPlace(request))}>
          <OperationTitle of={{ request, subject: { id: subjectOf(request) } }} />
        </a>
      ))}
    </p>
  );
}
