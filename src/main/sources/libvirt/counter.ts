const HALF = 2n ** 63n;

/**
 * A 64-bit counter as a number. Above 2^53 the last digits are rounded (one part in 10^16, which no rate shows);
 * from 2^63 on it is libvirt's way of saying "not known" (-1), and so is null.
 */
export function fromCounter(value: bigint): number | null {
  const number = Number(value);
  if (number >= 0 && number <= Number.MAX_SAFE_INTEGER) return number;
  return value < 0n || value >= HALF ? null : number;
}

export function fromKib(value: bigint): number | null {
  const kib = fromCounter(value);
  return kib === null ? null : kib * 1_024;
}

/** libvirt's versions are one number: major * 1,000,000 + minor * 1,000 + release. */
export function fromVersion(value: bigint): string {
  return [value / 1_000_000n, (value / 1_000n) % 1_000n, value % 1_000n].join('.');
}
