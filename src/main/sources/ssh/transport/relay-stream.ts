import { Duplex, type Readable, type Writable } from 'node:stream';
import { ownWord } from '../../../../shared/domain/own-words.ts';
import { OwnError } from '../../../platform/own-error.ts';

export interface RelayEnds {
  readonly readable: Readable;
  readonly writable: Writable;
  /** Frees both ends; called once. */
  readonly dispose: () => void;
}

/**
 * One ordinary stream made of two ends: an SSH channel, or a process's pipes. Unlike an `ssh2` channel it can be
 * destroyed, fails a write after the other side has closed, and counts its bytes. An error that nobody listens to
 * does not end the program; the stream closes in any case.
 */
export class RelayStream extends Duplex {
  bytesReceived = 0;
  bytesSent = 0;
  readonly #ends: RelayEnds;
  #hasEnded = false;

  constructor(ends: RelayEnds) {
    super({ allowHalfOpen: false });
    this.#ends = ends;
    this.on('error', () => {});
    ends.readable.on('data', (chunk: Buffer) => this.#receive(chunk));
    ends.readable.on('end', () => this.#end());
    ends.readable.on('close', () => this.#end());
    ends.readable.on('error', (error) => this.destroy(error));
    // A broken pipe: the end of the other direction follows, and with it what the other side had to say.
    ends.writable.on('error', () => {});
  }

  override _read(): void {
    this.#ends.readable.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#hasEnded) {
      done(new OwnError(ownWord('other-side-closed', {})));
      return;
    }
    this.bytesSent += chunk.length;
    if (this.#ends.writable.write(chunk)) done();
    else this.#ends.writable.once('drain', done);
  }

  override _final(done: () => void): void {
    this.#ends.writable.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#ends.dispose();
    done(error);
  }

  #receive(chunk: Buffer): void {
    if (this.#hasEnded || this.destroyed) return;
    this.bytesReceived += chunk.length;
    if (!this.push(chunk)) this.#ends.readable.pause();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    if (!this.destroyed) this.push(null);
    // Nobody may be reading; the end must be seen all the same.
    if (this.readableLength === 0) this.resume();
  }
}
