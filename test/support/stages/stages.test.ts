import { expect, test } from 'vitest';
import { OPERATIONS } from '../../../src/shared/domain/operation-request.ts';
import { NOT_STAGED, STAGES } from './stages.ts';

test('every operation has a scene in which it is killed and disturbed, or says why it has none', () => {
  const without = OPERATIONS.filter((name) => STAGES[name] === undefined);
  expect(without).toEqual(Object.keys(NOT_STAGED));
  for (const [name, stage] of Object.entries(STAGES)) expect(stage.request.operation).toBe(name);
});
