import { operationRequestSchema, type OperationRequest } from '../../shared/domain/operation-request.ts';

/** What the object of each operation is called in its request. */
const OBJECT_FIELDS = ['node', 'cluster'] as const;

/** A wish from the words of a command line; null: there is no such operation, or it takes other words. */
export function requestOf(operation: string, object: string): OperationRequest | null {
  for (const field of OBJECT_FIELDS) {
    const request = operationRequestSchema.safeParse({ operation, [field]: object });
    if (request.success) return request.data;
  }
  return null;
}
