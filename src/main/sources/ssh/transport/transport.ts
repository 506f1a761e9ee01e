import type { Duplex } from 'node:stream';

export interface Traffic {
  readonly bytesReceived: number;
  readonly bytesSent: number;
}

/** What the SSH protocol runs over. */
export interface Transport {
  /** Whose silence it is when nothing comes: behind a proxy nobody can tell. */
  readonly way: 'tcp' | 'jump-host' | 'proxy';
  readonly stream: Duplex;
  readonly traffic: () => Traffic;
  /** What the way itself had to say when it broke: a ProxyCommand's standard error. */
  readonly complaint: () => string;
  readonly close: () => void;
}
