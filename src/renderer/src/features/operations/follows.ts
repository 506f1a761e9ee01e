import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { nodeNameSchema } from '../../../../shared/domain/names.ts';
import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';

type Ended = Pick<OperationRun, 'request' | 'outcome'> & Partial<Pick<OperationRun, 'rules'>>;

/** What comes next on a host once a part of it is done: an offer, planned on facts of its own. */
export function followsOf({ request, outcome, rules = [] }: Ended): OperationRequest[] {
  if (outcome !== 'done') return [];
  if (request.operation === 'host-drain') return [{ operation: 'host-stop', host: request.host }];
  if (request.operation === 'host-power-off') return rules.flatMap(recoveryOf);
  return request.operation === 'host-stop'
    ? [{ operation: 'host-return', host: request.host, start: [], back: [] }]
    : [];
}

/** Of a node that has lost its power with the host. */
function recoveryOf({ rule, subject }: OperationRun['rules'][number]): OperationRequest[] {
  const node = nodeNameSchema.safeParse(subject.id);
  return rule === 'cut-off' && node.success ? [{ operation: 'leftcluster-recovery', node: node.data }] : [];
}
