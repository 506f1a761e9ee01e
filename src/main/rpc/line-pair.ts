import type { Line } from './line.ts';

export interface LinePair {
  readonly near: Line;
  readonly far: Line;
  /** Ends both. */
  readonly close: () => void;
}

/** Two ends of a line within one process: what one sends the other receives, in order and never at once. */
export function linePair(): LinePair {
  const near = oneEnd();
  const far = oneEnd();
  return {
    near: near.lineTo(far),
    far: far.lineTo(near),
    close: () => {
      near.close();
      far.close();
    },
  };
}

function oneEnd() {
  const listeners: ((frame: unknown) => void)[] = [];
  const closing: (() => void)[] = [];
  let open = true;
  const receive = (frame: unknown) => {
    queueMicrotask(() => {
      if (open) for (const listen of listeners) listen(frame);
    });
  };
  const lineTo = (other: { readonly receive: (frame: unknown) => void }): Line => ({
    send: (frame) => other.receive(frame),
    onFrame: (listener) => void listeners.push(listener),
    onClose: (listener) => void closing.push(listener),
    backlog: () => 0,
  });
  const close = () => {
    if (!open) return;
    open = false;
    for (const tell of closing) tell();
  };
  return { receive, lineTo, close };
}
