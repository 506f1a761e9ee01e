/** Writes XDR (RFC 4506). What is longer than its limit is a bug of the caller and throws a RangeError. */
export class XdrWriter {
  #bytes = Buffer.alloc(256);
  #length = 0;

  int(value: number): void {
    const at = this.#room(4);
    this.#bytes.writeInt32BE(value, at);
  }

  uint(value: number): void {
    const at = this.#room(4);
    this.#bytes.writeUInt32BE(value, at);
  }

  hyper(value: bigint): void {
    const at = this.#room(8);
    this.#bytes.writeBigInt64BE(value, at);
  }

  uhyper(value: bigint): void {
    const at = this.#room(8);
    this.#bytes.writeBigUInt64BE(value, at);
  }

  double(value: number): void {
    const at = this.#room(8);
    this.#bytes.writeDoubleBE(value, at);
  }

  string(value: string, maxBytes: number): void {
    const length = Buffer.byteLength(value);
    this.count(length, maxBytes, 'string');
    const at = this.#room((length + 3) & ~3);
    this.#bytes.write(value, at, 'utf8');
  }

  /** Opaque bytes of a length both sides know. */
  fixed(value: Buffer): void {
    const at = this.#room((value.length + 3) & ~3);
    value.copy(this.#bytes, at);
  }

  count(count: number, max: number, what: string): void {
    if (count > max) throw new RangeError(`${what} of ${count}, at most ${max} allowed`);
    this.uint(count);
  }

  array<T>(items: readonly T[], max: number, write: (writer: XdrWriter, item: T) => void): void {
    this.count(items.length, max, 'array');
    for (const item of items) write(this, item);
  }

  optional<T>(value: T | null, write: (writer: XdrWriter, value: T) => void): void {
    this.uint(value === null ? 0 : 1);
    if (value !== null) write(this, value);
  }

  /** Everything written so far; later writes leave it alone only if they need no room of it. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Reserves zeroed bytes and tells where they start. May replace `#bytes`: call it before touching that. */
  #room(length: number): number {
    const at = this.#length;
    const end = at + length;
    if (end > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, at);
      this.#bytes = grown;
    }
    this.#length = end;
    return at;
  }
}
