/** Keeps records that need not be drawn again, so that they keep their identity. */
export class Redrawn<T> {
  readonly #held = new Map<string, { readonly version: string; readonly record: T }>();

  /** Draws only when the version is another one than last time. */
  once(key: string, version: string, draw: () => T): T {
    const held = this.#held.get(key);
    if (held?.version === version) return held.record;
    const record = draw();
    this.#held.set(key, { version, record });
    return record;
  }

  /** The record as it was held, when the new one says the same. */
  sameWhenEqual(key: string, record: T): T {
    return this.once(key, JSON.stringify(record), () => record);
  }
}
