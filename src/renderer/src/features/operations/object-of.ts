import type { OperationRequest } from '../../../../shared/domain/operation-request.ts';

/** The objects of a wish, as they are named in it. */
export const objectOf = (request: OperationRequest): string =>
  'host' in request ? request.host : wordsOf(request);

const wordsOf = (request: OperationRequest): string =>
  Object.entries(request)
    .filter(([name]) => name !== 'operation')
    .map(([, word]) => String(word))
    .join(', ');

/** The one object that a wish's title names. */
export const subjectOf = (request: OperationRequest): string => {
  if ('application' in request) return request.application;
  if ('node' in request) return request.node;
  return 'host' in request ? request.host : request.cluster;
};
