import { createInbox, type OpenLine } from './line.ts';

/** What the desktop's preload gives the page. A frame `{ kind: 'closed' }` says that the port has ended. */
export interface EngineBridge {
  readonly open: (onFrame: (frame: unknown) => void) => Promise<{ readonly send: (frame: unknown) => void }>;
}

declare global {
  interface Window {
    readonly engineLine?: EngineBridge;
  }
}

/** A line through the desktop window's message port. */
export function openBridgeLine(bridge: EngineBridge): OpenLine {
  return async () => {
    const inbox = createInbox();
    const port = await bridge.open((frame) => {
      if (isClosed(frame)) inbox.closed();
      else inbox.frame(frame);
    });
    return {
      send: (frame) => port.send(frame),
      onFrame: inbox.onFrame,
      onClose: inbox.onClose,
      close: inbox.closed,
    };
  };
}

const isClosed = (frame: unknown): boolean =>
  typeof frame === 'object' && frame !== null && 'kind' in frame && frame.kind === 'closed';
