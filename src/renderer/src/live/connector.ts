import type { ClientFrame } from '../../../shared/contract/frames.ts';
import type { PageClock } from './clock.ts';
import type { Connection } from './connection.ts';
import { PageRefused, type Line, type OpenLine } from './line.ts';
import { createCell, type Live } from './live.ts';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 8_000;
const QUIET_MS = 20_000;
const GRACE_MS = 10_000;

export interface ConnectorEvents {
  readonly onOpen: () => void;
  readonly onFrame: (frame: unknown) => void;
  readonly onLost: () => void;
  /** Sends something that is always answered; false when there is nothing to send. */
  readonly poke: () => boolean;
}

export interface Connector {
  readonly connection: Live<Connection>;
  /** Dropped while there is no line: whoever must know watches `connection`. */
  readonly send: (frame: ClientFrame) => void;
  readonly reportUnreadable: (detail: string) => void;
  readonly close: () => void;
}

/**
 * Keeps one line open. An ended line is opened again after 0.25 s, 0.5 s … 8 s; a line on which nothing
 * arrives for 20 s is poked and, if it stays silent, given up.
 */
export function createConnector(open: OpenLine, clock: PageClock, events: ConnectorEvents): Connector {
  const connection = createCell<Connection>({ kind: 'connecting' });
  const stop = new AbortController();
  let line: Line | null = null;
  let lostSince: number | null = null;
  let attempt = 0;
  let cancelWait = (): void => {};
  let cancelWatch = (): void => {};

  const watchSilence = (): void => {
    cancelWatch();
    cancelWatch = clock.after(QUIET_MS, () => {
      if (!events.poke()) {
        watchSilence();
        return;
      }
      cancelWatch = clock.after(GRACE_MS, () => line?.close());
    });
  };
  const lost = (why?: unknown): void => {
    cancelWatch();
    line = null;
    if (stop.signal.aborted) return;
    lostSince ??= clock.now();
    attempt += 1;
    connection.set({ kind: 'lost', since: lostSince, attempt, refused: why instanceof PageRefused });
    events.onLost();
    const pause = Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS);
    cancelWait = clock.after(pause, () => void connect());
  };
  const opened = (next: Line): void => {
    line = next;
    next.onClose(() => lost());
    next.onFrame((frame) => {
      // Only an answer proves that somebody is there: an open socket alone does not.
      attempt = 0;
      lostSince = null;
      watchSilence();
      events.onFrame(frame);
    });
    connection.set({ kind: 'open' });
    watchSilence();
    events.onOpen();
  };
  const connect = (): Promise<void> =>
    open(stop.signal).then((next) => (stop.signal.aborted ? next.close() : opened(next)), lost);

  void connect();
  return {
    connection,
    send: (frame) => line?.send(frame),
    reportUnreadable: (detail) => {
      if (connection.current().kind !== 'open') return;
      connection.set({ kind: 'unreadable', since: clock.now(), detail });
    },
    close: () => {
      cancelWait();
      cancelWatch();
      stop.abort();
      line?.close();
    },
  };
}
