import type { ClientFrame } from '../../../shared/contract/frames.ts';

/** One way to the engine, whatever carries it. It ends once and is not reopened: the client opens another. */
export interface Line {
  readonly send: (frame: ClientFrame) => void;
  /** Frames are untrusted: the client parses them. */
  readonly onFrame: (listener: (frame: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
}

/** Why a line was not opened: this page has no session (any more). Trying again mends nothing by itself. */
export class PageRefused extends Error {}

/** Opens a line or rejects (`PageRefused` where that is known); the client calls it again, with back-off, whenever a line has ended. */
export type OpenLine = (signal: AbortSignal) => Promise<Line>;

/** Keeps what arrives before somebody listens, so that no frame between opening and listening is lost. */
export function createInbox(): {
  readonly frame: (frame: unknown) => void;
  readonly closed: () => void;
  readonly onFrame: Line['onFrame'];
  readonly onClose: Line['onClose'];
} {
  let early: unknown[] = [];
  let onFrame: ((frame: unknown) => void) | null = null;
  let onClose: (() => void) | null = null;
  let ended = false;
  return {
    frame: (frame) => {
      if (ended) return;
      if (onFrame === null) early.push(frame);
      else onFrame(frame);
    },
    closed: () => {
      if (ended) return;
      ended = true;
      onClose?.();
    },
    onFrame: (listener) => {
      onFrame = listener;
      for (const frame of early) listener(frame);
      early = [];
    },
    onClose: (listener) => {
      onClose = listener;
      if (ended) listener();
    },
  };
}
