import { fail, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { HEADER_BYTES, LENGTH_BYTES, MAX_MESSAGE_BYTES } from './limits.ts';
import type { WireFault } from './xdr-reader.ts';

const SHORTEST = LENGTH_BYTES + HEADER_BYTES;
const LONGEST = LENGTH_BYTES + MAX_MESSAGE_BYTES;
/** Room made at once for a message on its way; more only as it comes. */
const FIRST_ROOM = 1_048_576;

interface Step {
  readonly taken: number;
  readonly frame: Buffer | null;
}

/**
 * Cuts a stream of bytes into messages. It never holds more than 1 MiB or twice what came of the one unfinished
 * message, so at most 64 MiB, and refuses an absurd length with its first four bytes. After a fault it must not be used again.
 */
export class FrameSplitter {
  #unfinished = Buffer.alloc(0);
  #held = 0;

  /** Bytes of a message whose end has not come yet. */
  get held(): number {
    return this.#held;
  }

  /** The messages that are complete now, each with its length word. They may share the chunk's memory. */
  push(chunk: Buffer): Result<readonly Buffer[], WireFault> {
    const frames: Buffer[] = [];
    let rest = chunk;
    while (rest.length > 0) {
      const step = this.#held === 0 ? this.#begin(rest) : this.#continue(rest);
      if (!step.ok) return step;
      if (step.value.frame !== null) frames.push(step.value.frame);
      rest = rest.subarray(step.value.taken);
    }
    return ok(frames);
  }

  #begin(rest: Buffer): Result<Step, WireFault> {
    if (rest.length < LENGTH_BYTES) return ok({ taken: this.#fill(rest, LENGTH_BYTES), frame: null });
    const length = rest.readUInt32BE(0);
    if (isAbsurd(length)) return fail(absurd(length));
    if (rest.length < length) return ok({ taken: this.#keep(rest, length), frame: null });
    return ok({ taken: length, frame: rest.subarray(0, length) });
  }

  #continue(rest: Buffer): Result<Step, WireFault> {
    const lengthBytes = this.#fill(rest, LENGTH_BYTES);
    if (this.#held < LENGTH_BYTES) return ok({ taken: lengthBytes, frame: null });
    const length = this.#unfinished.readUInt32BE(0);
    if (isAbsurd(length)) return fail(absurd(length));
    const taken = lengthBytes + this.#fill(rest.subarray(lengthBytes), length);
    return ok({ taken, frame: this.#held === length ? this.#release() : null });
  }

  #keep(rest: Buffer, length: number): number {
    this.#unfinished = Buffer.allocUnsafe(Math.min(length, FIRST_ROOM));
    return this.#fill(rest, length);
  }

  /** Moves bytes into the unfinished message until it holds `goal`; tells how many. */
  #fill(from: Buffer, goal: number): number {
    const wanted = Math.max(0, Math.min(from.length, goal - this.#held));
    const end = this.#held + wanted;
    if (end > this.#unfinished.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, this.#unfinished.length * 2));
      this.#unfinished.copy(grown, 0, 0, this.#held);
      this.#unfinished = grown;
    }
    from.copy(this.#unfinished, this.#held, 0, wanted);
    this.#held = end;
    return wanted;
  }

  #release(): Buffer {
    const frame = this.#unfinished.subarray(0, this.#held);
    this.#unfinished = Buffer.alloc(0);
    this.#held = 0;
    return frame;
  }
}

const isAbsurd = (length: number): boolean => length < SHORTEST || length > LONGEST;

const absurd = (length: number): WireFault => ({
  kind: 'protocol',
  detail: `message length ${length}, must be ${SHORTEST} to ${LONGEST}`,
});
