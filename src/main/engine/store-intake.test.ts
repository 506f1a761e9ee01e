import { expect, test } from 'vitest';
import { StoreIntake } from './store-intake.ts';

test('refusals that come and go are one gap, told once it is over', () => {
  const intake = new StoreIntake();
  expect(intake.look(0, 0)).toEqual({ takes: true, over: null });
  expect(intake.look(1, 1000)).toEqual({ takes: false, over: null });
  expect(intake.look(1, 11_000)).toEqual({ takes: false, over: null });
  expect(intake.look(5, 20_000)).toEqual({ takes: false, over: null });
  expect(intake.look(5, 50_000)).toEqual({ takes: false, over: null });
  expect(intake.look(5, 51_000)).toEqual({
    takes: true,
    over: { kind: 'nothing-stored', from: 1000, until: 20_000 },
  });
  expect(intake.look(5, 52_000)).toEqual({ takes: true, over: null });
  expect(intake.look(6, 90_000).takes).toBe(false);
});
