import type { Line } from './line.ts';

/** Keeps what comes, in order, until somebody listens: a console may come before the core can answer. */
export function heldLine(line: Line): Line {
  const waiting: unknown[] = [];
  let give = (frame: unknown): unknown => waiting.push(frame);
  let closed = false;
  line.onFrame((frame) => give(frame));
  line.onClose(() => {
    closed = true;
    waiting.length = 0;
  });
  return {
    send: line.send,
    backlog: line.backlog,
    onFrame: (listener) => {
      give = listener;
      for (const frame of waiting.splice(0)) listener(frame);
    },
    // Whoever asks late is told as well.
    onClose: (listener) => {
      if (closed) listener();
      else line.onClose(listener);
    },
  };
}
