/**
 * Little-endian base-128 numbers, for whole numbers up to 2^53 (a difference of two up to 2^52), so the
 * arithmetic is on doubles: bit operators would cut at 32 bits.
 */
const BASE = 128;

export class ByteWriter {
  #buffer = new Uint8Array(1024);
  #length = 0;

  unsigned(value: number): void {
    let rest = value;
    while (rest >= BASE) {
      this.#push((rest % BASE) + BASE);
      rest = Math.floor(rest / BASE);
    }
    this.#push(rest);
  }

  /** The sign goes first, in a bit of its own: doubling 2^53 would lose exactness. */
  signed(value: number): void {
    const size = Math.abs(value);
    const sign = value < 0 ? 1 : 0;
    const low = size % 64;
    const rest = Math.floor(size / 64);
    this.#push(low * 2 + sign + (rest > 0 ? BASE : 0));
    if (rest > 0) this.unsigned(rest);
  }

  bits(flags: readonly boolean[]): void {
    for (let start = 0; start < flags.length; start += 8) {
      let byte = 0;
      for (let bit = 0; bit < 8; bit += 1) if (flags[start + bit] === true) byte |= 1 << bit;
      this.#push(byte);
    }
  }

  /** Bytes with their length before them. */
  block(bytes: Uint8Array): void {
    this.unsigned(bytes.length);
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  #push(byte: number): void {
    this.#reserve(1);
    this.#buffer[this.#length] = byte;
    this.#length += 1;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + more));
    larger.set(this.#buffer);
    this.#buffer = larger;
  }
}

/** Reads what `ByteWriter` wrote; throws when the bytes end too early (a damaged chunk). */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  unsigned(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.#next();
      if (byte < BASE) return value + byte * weight;
      value += (byte - BASE) * weight;
      weight *= BASE;
    }
  }

  signed(): number {
    const first = this.#next();
    const rest = first >= BASE ? this.unsigned() : 0;
    const size = ((first % BASE) >> 1) + rest * 64;
    return first % 2 === 1 ? -size : size;
  }

  bits(count: number): boolean[] {
    const flags: boolean[] = [];
    for (let start = 0; start < count; start += 8) {
      const byte = this.#next();
      for (let bit = 0; bit < 8 && start + bit < count; bit += 1) flags.push((byte & (1 << bit)) !== 0);
    }
    return flags;
  }

  block(): Uint8Array {
    const length = this.unsigned();
    const end = this.#position + length;
    if (end > this.#bytes.length) throw new Error('A chunk that ends too early');
    const block = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return block;
  }

  #next(): number {
    const byte = this.#bytes[this.#position];
    if (byte === undefined) throw new Error('A chunk that ends too early');
    this.#position += 1;
    return byte;
  }
}
