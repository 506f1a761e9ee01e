import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { Refusal } from '../commands/refusal.ts';

/**
 * The operation that a refusal asks for first; null: it asks for none. A forced switch is denied for a node that is
 * LEFTCLUSTER, by its SysNode, which is the CF node's name and `RMS` (IAG 4.3, 7.5.1 and H.4).
 */
export function leadsTo(refusal: Refusal): OperationRequest | null {
  if (refusal.kind !== 'denied-unable-to-kill') return null;
  const node = nodeNameSchema.safeParse(refusal.sysNode.replace(/RMS$/, ''));
  return node.success ? { operation: 'leftcluster-recovery', node: node.data } : null;
}
