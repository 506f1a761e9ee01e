import type { Line } from '../../src/main/rpc/line.ts';
import { engineFrameSchema, type EngineFrame } from '../../src/shared/contract/frames.ts';

/** The console's end of a line: what a contract test needs, whatever carries the frames. */
export interface ConsoleEnd {
  readonly send: (frame: unknown) => void;
  /** The next frame of the engine that `wanted` accepts; frames before it are passed over. */
  readonly next: (wanted?: (frame: EngineFrame) => boolean) => Promise<EngineFrame>;
  readonly close: () => void;
}

/** Collects frames for whoever waits for them. */
export function inbox(): {
  receive: (frame: unknown) => void;
  next: ConsoleEnd['next'];
  count: () => number;
} {
  const frames: EngineFrame[] = [];
  let waiting: (() => void)[] = [];
  return {
    count: () => frames.length,
    receive: (frame) => {
      frames.push(engineFrameSchema.parse(frame));
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    next: async (wanted = () => true) => {
      for (;;) {
        const found = frames.findIndex(wanted);
        if (found >= 0) return frames.splice(0, found + 1).at(-1)!;
        await new Promise<void>((wake) => waiting.push(wake));
      }
    },
  };
}

export interface MemoryLine extends ConsoleEnd {
  readonly line: Line;
  /** Bytes that the carrier pretends to hold back. */
  readonly hold: (bytes: number) => void;
  readonly unread: () => number;
}

/** Two ends in one process; frames are copied as a real carrier would. */
export function memoryLine(): MemoryLine {
  const received = inbox();
  const listeners: ((frame: unknown) => void)[] = [];
  const closed: (() => void)[] = [];
  let held = 0;
  return {
    line: {
      send: (frame) => {
        received.receive(structuredClone(frame));
      },
      onFrame: (next) => void listeners.push(next),
      onClose: (next) => void closed.push(next),
      backlog: () => held,
    },
    send: (frame) => {
      for (const listen of listeners) listen(structuredClone(frame));
    },
    next: received.next,
    close: () => {
      for (const tell of closed) tell();
    },
    hold: (bytes) => void (held = bytes),
    unread: received.count,
  };
}
