/** From when to when a state is known to have held. */
export interface Held {
  readonly since: number;
  readonly at: number;
}

/**
 * Whether states that were read at different moments all held at one moment. Two sources are read some seconds
 * apart: a change between their readings is no contradiction.
 */
export const coexist = (states: readonly Held[]): boolean =>
  states.length > 0 &&
  Math.max(...states.map(({ since }) => since)) <= Math.min(...states.map(({ at }) => at));
