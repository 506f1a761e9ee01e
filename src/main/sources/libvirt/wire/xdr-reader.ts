import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { WordCache } from './word-cache.ts';

/** The other side broke the protocol; `detail` says how. */
export type WireFault = Extract<ProbeFailure, { kind: 'protocol' }>;

const WORDS = new WordCache();

/**
 * Reads XDR (RFC 4506). It never throws: the first thing that does not fit is kept in `fault`, and from then on
 * every read gives an empty value. A caller reads a whole message and asks for `fault` once, at the end.
 */
export class XdrReader {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  #at: number;
  #fault: WireFault | null = null;

  constructor(bytes: Buffer, start = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#at = start;
  }

  get fault(): WireFault | null {
    return this.#fault;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** Only the first fault counts. */
  refuse(detail: string): void {
    this.#fault ??= { kind: 'protocol', detail };
  }

  int(): number {
    const at = this.#take(4);
    return at < 0 ? 0 : this.#view.getInt32(at);
  }

  uint(): number {
    const at = this.#take(4);
    return at < 0 ? 0 : this.#view.getUint32(at);
  }

  hyper(): bigint {
    const at = this.#take(8);
    return at < 0 ? 0n : this.#view.getBigInt64(at);
  }

  uhyper(): bigint {
    const at = this.#take(8);
    return at < 0 ? 0n : this.#view.getBigUint64(at);
  }

  double(): number {
    const at = this.#take(8);
    return at < 0 ? 0 : this.#view.getFloat64(at);
  }

  /** UTF-8; bytes that are none become U+FFFD. */
  string(maxBytes: number): string {
    const length = this.count(maxBytes, 'string');
    const at = this.#take(padded(length));
    return at < 0 ? '' : this.#bytes.toString('utf8', at, at + length);
  }

  /** The same as `string`, and quicker for short words that come again and again. */
  word(maxBytes: number): string {
    const length = this.count(maxBytes, 'string');
    const at = this.#take(padded(length));
    if (at < 0) return '';
    return WORDS.read(this.#bytes, at, length) ?? this.#bytes.toString('utf8', at, at + length);
  }

  /** Opaque bytes of a length both sides know. The result shares the message's memory. */
  fixed(length: number): Buffer {
    const at = this.#take(padded(length));
    return at < 0 ? Buffer.alloc(length) : this.#bytes.subarray(at, at + length);
  }

  /** The same as hexadecimal digits. */
  hex(length: number): string {
    const at = this.#take(padded(length));
    return at < 0 ? '00'.repeat(length) : this.#bytes.toString('hex', at, at + length);
  }

  /** The length of something that follows. */
  count(max: number, what: string): number {
    const count = this.uint();
    if (count <= max) return count;
    this.refuse(`${what} of ${count}, at most ${max} allowed`);
    return 0;
  }

  array<T>(max: number, read: (reader: XdrReader) => T): T[] {
    const count = this.count(max, 'array');
    const items: T[] = [];
    for (let index = 0; index < count && this.#fault === null; index++) items.push(read(this));
    return items;
  }

  /** A pointer that may be NULL. */
  optional<T>(read: (reader: XdrReader) => T): T | null {
    const present = this.uint();
    if (present > 1) this.refuse(`pointer mark ${present}, neither 0 nor 1`);
    return present === 1 ? read(this) : null;
  }

  /** Nothing may follow. */
  end(): void {
    if (this.remaining > 0) this.refuse(`${this.remaining} bytes after the end of the answer`);
  }

  #take(length: number): number {
    if (this.#fault !== null) return -1;
    const at = this.#at;
    if (length > this.#bytes.length - at) {
      this.refuse(`message ends after ${this.#bytes.length} bytes, ${length} wanted at ${at}`);
      return -1;
    }
    this.#at = at + length;
    return at;
  }
}

const padded = (length: number): number => (length + 3) & ~3;
