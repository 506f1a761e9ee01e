import type { Line } from './line.ts';

/** The running core as a host sees it. */
export interface Engine {
  /** From now on the console behind this line is answered; its closing ends everything it asked for. */
  readonly connect: (line: Line) => void;
  /** Ends polling, writes what is still held, and closes the store. */
  readonly close: () => Promise<void>;
}
