import type { Writable } from 'node:stream';

/**
 * Writes one message at a time. A stream that is given several at once may join them, and libvirtd (seen with 9.0)
 * hears only the first of several messages in one TLS record until more comes.
 */
export class Outbox {
  readonly #stream: Writable;
  readonly #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #writing = false;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Bytes that the other side has not taken yet. */
  get backlog(): number {
    return this.#waitingBytes + this.#stream.writableLength;
  }

  send(frame: Buffer): void {
    this.#waiting.push(frame);
    this.#waitingBytes += frame.length;
    if (!this.#writing) this.#next();
  }

  #next(): void {
    const frame = this.#waiting.shift();
    this.#writing = frame !== undefined;
    if (frame === undefined) return;
    this.#waitingBytes -= frame.length;
    this.#stream.write(frame, (error) => {
      if (error === undefined || error === null) this.#next();
    });
  }
}
