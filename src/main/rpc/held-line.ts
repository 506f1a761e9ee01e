import { breathe } from '../platform/breathe.ts';
import type { Line } from './line.ts';

/**
 * Keeps what comes, in order, until somebody listens: a console may come before the core can answer. What was kept is
 * given one by one, as it would have come, so that answers come in the same order too.
 */
export function heldLine(line: Line): Line {
  const waiting: unknown[] = [];
  let give = (frame: unknown): unknown => waiting.push(frame);
  let closed = false;
  line.onFrame((frame) => give(frame));
  line.onClose(() => {
    closed = true;
    waiting.length = 0;
  });
  const giveAll = async (listener: (frame: unknown) => void) => {
    while (waiting.length > 0) {
      listener(waiting.shift());
      await breathe();
    }
    give = listener;
  };
  return {
    send: line.send,
    backlog: line.backlog,
    onFrame: (listener) => {
      void giveAll(listener);
    },
    // Whoever asks late is told as well.
    onClose: (listener) => {
      if (closed) listener();
      else line.onClose(listener);
    },
  };
}
