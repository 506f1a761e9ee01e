import type { OperationRun } from '../../../../shared/contract/operations.ts';
import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';

/** What comes next in a host's maintenance once a part of it is done: an offer, planned on facts of its own. */
export function followsOf({
  request,
  outcome,
}: Pick<OperationRun, 'request' | 'outcome'>): OperationRequest[] {
  if (outcome !== 'done') return [];
  if (request.operation === 'host-drain') return [{ operation: 'host-stop', host: request.host }];
  return request.operation === 'host-stop'
    ? [{ operation: 'host-return', host: request.host, start: [], back: [] }]
    : [];
}
