import { operationIdSchema, type OperationId } from '../../../shared/domain/journal.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { operationRequestSchema, type OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { Place } from './place.ts';

/** What the object of the operations view means: an operation that was begun, or a wish to plan. */
export type OperationObject =
  | { readonly kind: 'operation'; readonly operation: OperationId }
  | { readonly kind: 'request'; readonly request: OperationRequest }
  | { readonly kind: 'stranger' };

/** Where a wish is planned. A node's name alone means its recovery: links of alerts stay short. */
export function planPlace(request: OperationRequest): Partial<Place> {
  if (request.operation === 'leftcluster-recovery') return { ...NOW, object: request.node };
  const { operation, ...objects } = request;
  const words = Object.entries(objects).map(([name, word]) => [
    name,
    LISTS.has(name) ? JSON.stringify(word) : String(word),
  ]);
  return { ...NOW, object: `${operation}?${new URLSearchParams(words).toString()}` };
}

/** Where an operation that was begun is shown, and its record once it is over. */
export const operationPlace = (operation: string): Partial<Place> => ({ ...NOW, object: operation });

const NOW = { view: 'operations', moment: 'now' } as const;

/** Lists of a request that stand in a link as JSON. */
const LISTS: ReadonlySet<string> = new Set(['stop', 'leave', 'start', 'back']);

/** Reads the object of a link. */
export function operationObjectOf(object: string): OperationObject {
  const operation = operationIdSchema.safeParse(object);
  if (operation.success) return { kind: 'operation', operation: operation.data };
  const request = operationRequestSchema.safeParse(wishOf(object));
  return request.success ? { kind: 'request', request: request.data } : { kind: 'stranger' };
}

/** What is no list is left as it is, and no wish takes it. */
function listOf(word: string): unknown {
  try {
    return JSON.parse(word);
  } catch {
    return word;
  }
}

function wishOf(object: string): unknown {
  const [operation = '', objects] = object.split('?');
  if (objects !== undefined) {
    const words = Object.fromEntries(new URLSearchParams(objects));
    const { seconds, survivors } = words;
    return {
      operation,
      ...Object.fromEntries(
        Object.entries(words).map(([name, word]) => [name, LISTS.has(name) ? listOf(word) : word]),
      ),
      ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
      ...(survivors === undefined ? {} : { survivors: survivors.split(',') }),
    };
  }
  return { operation: 'leftcluster-recovery', node: nodeNameSchema.safeParse(object).data };
}
