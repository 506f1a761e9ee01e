import { clockOffsetSchema } from '../../shared/domain/machine-settings.ts';
import { ok } from '../../shared/result.ts';
import type { Fact } from './fact.ts';
import type { LiveState } from './ledger.ts';

/**
 * How far each node's clock is ahead of the console's, after that one was set by `jump`: measured before it, the
 * same nodes would seem to be that far apart from those that are measured after it.
 */
export function clocksAfterJump(states: readonly LiveState[], jump: number): Fact[] {
  return states.flatMap((state): Fact[] => {
    const offset = clockOffsetSchema.safeParse(state.value);
    if (state.name !== 'clock' || !state.known || !offset.success) return [];
    const value = { ...offset.data, offsetMs: offset.data.offsetMs - jump };
    const { subject, name, observer, source, at } = state;
    return [{ subject, name, observer, source, at, outcome: ok(value) }];
  });
}
