import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import { subjectOf } from '../../../shared/text/plan-text.ts';
import { OperationTitle } from './OperationTitle.tsx';

interface Props {
  readonly requests: readonly OperationRequest[];
  readonly hrefOf: (request: OperationRequest) => string;
  readonly className?: string;
}

/** A list of ways to plans. Whether one is allowed only its plan says. */
export function OperationLinks({ requests, hrefOf, className = 'way-links' }: Props) {
  return (
    <ul className={className}>
      {requests.map((request) => (
        <li key={hrefOf(request)}>
          <a href={hrefOf(request)}>
            <OperationTitle of={{ request, subject: { id: subjectOf(request) } }} />
          </a>
        </li>
      ))}
    </ul>
  );
}
