import type { Input, Method, Output } from '../../shared/contract/contract.ts';

/** One function a method. `signal` aborts when the asker cancels or goes away. */
export type Handlers = {
  readonly [M in Method]: (input: Input<M>, signal: AbortSignal) => Promise<Output<M>>;
};
