/** A way between one console and the engine, whatever carries it: MessagePort, WebSocket, memory. */
export interface Line {
  readonly send: (frame: unknown) => void;
  readonly onFrame: (listener: (frame: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
  /** Bytes that wait to be sent; 0 where the carrier does not say. */
  readonly backlog: () => number;
}
