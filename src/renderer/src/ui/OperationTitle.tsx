import type { Subject } from '../../../shared/domain/finding.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import { titleValues } from '../../../shared/text/plan-text.ts';
import { Rich } from './Rich.tsx';
import { useText } from './text-context.ts';

interface Props {
  readonly of: { readonly request: OperationRequest; readonly subject: Pick<Subject, 'id'> };
}

/** What an operation is, with its object standing out. */
export function OperationTitle({ of: { request, subject } }: Props) {
  const text = useText();
  return <Rich parts={text.parts(`operation.${request.operation}`, titleValues(request, subject))} />;
}
