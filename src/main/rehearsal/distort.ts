import type { RehearsalSite } from './model/rehearsal-site.ts';

/** What leaves a machine: as it is, noise instead of it, or only its first half. */
export function distort(
  bytes: Buffer,
  site: RehearsalSite,
  machine: string,
): { readonly bytes: Buffer; readonly breaksOff: boolean } {
  if (site.hasFault('garbage-output', machine)) return { bytes: noise(bytes.length), breaksOff: false };
  if (site.hasFault('truncated-output', machine)) {
    return { bytes: bytes.subarray(0, Math.floor(bytes.length / 2)), breaksOff: true };
  }
  return { bytes, breaksOff: false };
}

/** The same noise every time. */
function noise(length: number): Buffer {
  const out = Buffer.alloc(Math.max(64, length));
  let value = 0x2545f491;
  for (let index = 0; index < out.length; index++) {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    out[index] = value >>> 24;
  }
  return out;
}
