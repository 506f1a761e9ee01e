import type { Caller } from '../platform/caller.ts';
import type { Input, Method, Output } from '../../shared/contract/contract.ts';

/**
 * One function a method. `signal` aborts when the asker cancels or goes away; `caller` is who the line's host says it
 * is, never what a frame says.
 */
export type Handlers = {
  readonly [M in Method]: (input: Input<M>, signal: AbortSignal, caller: Caller) => Promise<Output<M>>;
};
