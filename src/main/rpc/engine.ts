import type { Caller } from '../platform/caller.ts';
import type { Line } from './line.ts';

/** The running core as a host sees it. */
export interface Engine {
  /**
   * From now on the console behind this line is answered; its closing ends everything it asked for. Who that is the
   * host knows; without a caller it may only look.
   */
  readonly connect: (line: Line, caller?: Caller) => void;
  /** Ends polling, writes what is still held, and closes the store. */
  readonly close: () => Promise<void>;
}
