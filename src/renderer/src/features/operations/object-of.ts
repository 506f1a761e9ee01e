import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';

/** The objects of a wish, as they are named in it. */
export const objectOf = (request: OperationRequest): string =>
  'host' in request ? request.host : wordsOf(request);

const wordsOf = (request: OperationRequest): string =>
  Object.entries(request)
    .filter(([name]) => name !== 'operation')
    .map(([, word]) => String(word))
    .join(', ');
