import { expect, test } from 'vitest';
import { clusterNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import { operationObjectOf, planPlace } from './operation-place.ts';
import { hrefOf, parsePlace, placeFrom } from './place.ts';

const through = (request: Parameters<typeof planPlace>[0]) => {
  const from = { site: null, view: 'site', object: null, moment: 5 } as const;
  return parsePlace(hrefOf(placeFrom(from, planPlace(request))));
};

test('every wish comes back out of its link, and a plan is of now', () => {
  const requests = [
    { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') },
    { operation: 'sf-restart', cluster: clusterNameSchema.parse('web & db') },
  ] as const;
  for (const request of requests) {
    const { object, moment } = through(request);
    expect(operationObjectOf(object ?? '')).toEqual({ kind: 'request', request });
    expect(moment).toBe('now');
  }
});

test('a node’s name alone means its recovery, an id means an operation', () => {
  expect(through({ operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') }).object).toBe(
    'web1',
  );
  const operation = '00000000-0000-4000-8000-000000000001';
  expect(operationObjectOf(operation)).toEqual({ kind: 'operation', operation });
});

test.each(['', 'reboot?cluster=web', 'sf-restart?', 'sf-restart?cluster=web&force=1'])(
  'what names no operation is a stranger: %s',
  (object) => {
    expect(operationObjectOf(object)).toEqual({ kind: 'stranger' });
  },
);
